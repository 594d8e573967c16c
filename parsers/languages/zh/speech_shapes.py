"""What a Chinese source looks like before its verb: the shapes of names, bodies, reports and of what surrounds them."""

from __future__ import annotations

import re

from parsers.languages.zh import speech_words as words
from parsers.languages.zh.speech_people import SURNAME
from parsers.languages.zh.speech_reading import ASIDE, HIDDEN, QUOTED

BRACKETS = re.compile(r"[（(〔【\[][^（）()]*[）)〕】\]]")
WHO_ENDS = rf"[{ASIDE}\s]*"
LEAD = re.compile(
    rf"(?:[^，。]{{0,14}}(?:召开|举行|举办|闭幕|开幕)的|[\s{ASIDE}、]|[^，。\s{ASIDE}]{{0,16}}(?:讯|电|消息"
    rf"|报道)(?=[\s{ASIDE}])|{words.TIME}|(?:{words.CONNECTIVES})(?!人|的|(?<=第三)方)|(?:对于?|就|针对|关于|围绕|面对"
    rf"|随着|通过|根据)[^，]{{2,24}}(?:问题|时|一事|后|中)"
    rf"|(?:在|于)[^，]{{1,30}}?(?:上|中|时|里|后|前|之际|期间|现场|看来|内)(?=.{{2}})|截至[^，]{{2,12}}"
    rf"|[上下]午|其中|来自(?=[^，]{{2,}}的))+"
)
TRAIL = re.compile(
    rf"(?:(?<=..)(?<![面方针相绝反应])[对向](?![外冲口华台手面阳上下])[^，、对向的]{{1,12}}"
    rf"|{words.MEANWHILE}|[今昨]{ASIDE}{{1,6}}日|[\s{ASIDE}]+|{words.TIME}|{words.ADVERBS}|于(?=[\d昨今近日])[^，在]{{1,12}}"
    rf"|在[^，在]{{1,40}}?(?:内部|群里|[上中时里后前内间下]|期间|现场|会议|论坛|大会|峰会|采访|演讲|讲话|致辞|发言"
    rf"|平台|微博|朋友圈|推特|领英|公众号|[A-Za-z]|脸书|推文|直播|节目)"
    rf"|(?:对|向|跟|回应|接受|答复|回复|回覆|答覆|受访|面对|应)[^，、对向]{{0,24}}?(?:时|后|中|记者|媒体|报"
    rf"|刊|网|新闻|采访|专访|外界|查询|提问|社|台|我们|大家|财经|他|她|客户|员工|质疑|{HIDDEN}》|》"
    rf"|{QUOTED}|”)"
    rf"|(?<=[告书文信])[中里]|(?:就|针对|围绕|关于)[^，]{{2,30}}|(?:通过|透过|借|用|以)[^，]{{2,20}}"
    rf"|(?:接受|收到)[^，]{{2,20}})$"
)
OBJECT = re.compile(r"(?:[对向给跟被让请]|给了|(?<![总共饱])和|(?<![合共])同|(?<![参赠])与)$")
NOT_HIM = re.compile(
    r"(?:的(?!话)|团队|旗下|所在|办公室|律师|之[子父]|家属|夫妇|夫人|一家|粉丝|们|等人?的|[^，]{0,6}[听让使令])"
)
PRONOUN = re.compile(
    r"(?:有时|而|但|后来|为此|因此|对此|不过|所以|连|当时|随后|接着|其中)?(?P<word>他们|她们|两人|二人|他|她)"
)
POSSESSED = re.compile(r"的|所在|们")
SURNAME_TITLE = re.compile(
    rf"(?:(?:(?<![\u4e00-\u9fff])|(?<=[的位名、是员工主]))[老小](?P<a>{SURNAME})|(?P<b>{SURNAME})"
    rf"(?P<title>{words.ADDRESSES}))$"
)
CALLED = re.compile(
    rf"(?:^|(?<=[的，。；：！？“”\s]))(?P<who>[老小]{SURNAME}(?=[^\u4e00-\u9fff]"
    rf"|[把对也又还是摆摇点笑叹指看说拿抬])|{SURNAME}(?:先生|女士|老师|师傅|阿姨|大爷|教授|某)(?=[^的]))"
)
TAKEN_UP = re.compile(
    r"(?P<this>该|上述|这位|这名|这家|这份|这项|此份|此项|前述|那位|那名|同一家?|其|本|这|此|另据该)(?:份"
    r"|家|名|位|项)?(?P<head>[^，]{1,14})"
)
BARE_HEAD = re.compile(
    r"(?:有关|相关)?(?:报告|白皮书|蓝皮书|研报|通知|意见|方案|办法|规定|公告|论文|文件|会议|声明|调查|榜单"
    r"|研究|问卷|通报|文章|指南|条例|规划|计划|纪要|公报|草案|决定"
    r"|发言人|负责人|负责同志|公司|公司方面|院方|校方|主办方|协会|机构|该人士|有关负责人|相关负责人|新闻发言人)"
)
ABOUT = re.compile(
    rf"(?:[^，。]{{0,14}}，)?(?P<who>[A-Za-z][A-Za-z0-9]+(?: [A-Z][a-z]+)?"
    rf"|[\u4e00-\u9fff]{{2,8}}?)(?=[{ASIDE}]|{words.TIME}"
    r"|盘[后前中]|宣布|发布|推出|公布|披露|上调|下调|将|已|今年|去年|此前|日前|近日|昨日|今日|股价"
    r"|[涨跌在于]|的|是|成立|创立|拟|正|年化|收入|营收|净[利亏]|亏损|估值|市值|月活|旗下)"
)
BODY_AGAIN = frozenset("公司 公司方面 协会 机构".split())
PAPER_HEAD = re.compile(rf"(?:{words.PAPERS})$")
PERSON_HEAD = re.compile(rf"(?:{words.SPEAKING_HEADS})们?$")
BODY_HEAD = re.compile(rf"(?:{words.BODY_HEADS})$")
VAGUE = re.compile(rf"(?:{words.VAGUE_PAPERS.pattern})")
TITLE = re.compile(r"《[^》\n]{1,60}》")
TITLE_AT_END = re.compile(r"《[^》\n]{1,60}》(?:[^，《》]{0,6})$")
_WHEN = (
    rf"(?:{words.TIME}|日前|近日|[昨今]{ASIDE}{{0,6}}日?|当天|上月|本月|上周|此前|最新|联合|首次|昨天|今天|近期|当日"
    rf"|去年|今年|随后|早前|曾|早些时候|独家|共同|公开|每年|连续|年度|季度|晚间|盘后)*"
)
# To whom, at what: once, for a chain of them could be cut in too many ways.
WHEN = rf"{_WHEN}(?:[对向在就][^，的]{{1,20}}{_WHEN})?"
PUBLISHED = re.compile(
    rf"(?P<who>[^，]{{2,34}}?){WHEN}(?:发布|公布|印发|通报|出具|推出|披露|发表|编制|撰写|开展|下发|出台"
    rf"|提交|委托|发起|主导|刊发|完成|提供|给出|编写|刊登|刊载|作出|牵头|起草|审议通过|整理|汇总)(?:了)?的?"
    rf"(?:[^，]{{0,24}}?)(?:(?:{words.PAPERS})|《[^》]+》[^，]{{0,6}}|(?:{words.PAPERS})[^，的]{{0,4}})"
)
RELEASE = "发布|公布|印发|通报|出具|推出|披露|发表|下发|出台|刊发|编写|印发|联合发布|公开"
# up to the word for it, where that is taken for the verb of saying
ISSUED = re.compile(
    r"(?<=..)(?:在[^，在]{0,10}?(?:官网|网站|公众号|微信|微博))?(?:发布|发出|刊发|刊登|公布|张贴)了?(?:最新|一则|两则)?(?=(?:公告|通告)$)"
)
RELEASE_WORD = re.compile(RELEASE)
RELEASED = re.compile(
    rf"(?<![^，。；：！？“”\s])(?P<who>[^，。；：！？“”\s的]{{2,34}}?){WHEN}(?:{RELEASE})(?:了)?的?(?:[^，。；：！？“”]{{0,30}}?)"
    rf"(?:《[^》]+》|(?:{words.PAPERS}|情况|进展|成果))"
)
ACTING = re.compile(
    rf"(?P<who>[^，。；：！？“”\s的]{{2,16}}?)(?:{words.TIME}|{words.ADVERBS})*(?:[向对就在]|发[布文出]"
    rf"|回[应复]|发表|发布|出席|接受|现场|召开|举行|印发|宣布|启动|部署|下发|出台)"
)
TITLED_PAPER = re.compile(rf"《[^》\n]{{0,56}}(?:{words.PAPERS})(?:{ASIDE}+)?》")
NO_PUBLISHER = re.compile(r"[一这那某两多另每各在由从据按]|根据|有关|相关|上述|公开|最新|其|同")
COUNTED = re.compile(r"(?:另?一|这|两|多|某)[份项篇组则][^，]*$")
OWN_PAPER = re.compile(
    r"(?P<who>(?:该|本|上述)[^，的]{1,4})的?(?:最新|相关|官方)?(?:数据|统计|报告|资料|公告|研究)"
)
OWNED = re.compile(
    rf"(?P<who>[^，]{{2,30}}?)(?:的)?(?:一[份项篇组]|这[份项]|最新|近日|近期|年度|季度|相关|有关|最新的"
    rf"|官网|官方)*的?(?:{words.PAPERS})"
)
NOBODY = re.compile(
    r"^(?:这|那|此|什么|怎么|如何|我|我们|你|你们|咱们|大家都|记者|笔者|本报记者|结果|事实|如果|因为|可以"
    r"|不能|没有|也就|言下之意|言外之意|换言之|之所以)|(?:记者|笔者|本报|我们|自己|一致|这|意味着|为了"
    r"|可以|不|没)$"
)
# 73%的受访企业, 超六成用户: nobody who can be asked again
SOME_OF_THEM = re.compile(
    r"[^，。的\d]{0,6}?(?:\d+(?:\.\d+)?%|[\d一二三四五六七八九]成[一二三四五六七八九]?|过半|[多半]数|"
    r"[\d.]+[万亿]|(?:\d+|[一二三四五六七八九十百]+)分之[\d一二三四五六七八九十]+)"
)
NAMED_SO = re.compile(r"(?:名为|名叫|叫做?)(?P<who>[^，。的]{2,24})的")
VOICES = frozenset("分析 观点 声音 意见 看法 评论 舆论 说法 传言 消息 报道".split())
SOMEBODY = re.compile(r"[^，的]{0,6}(?:[一两三几多数某另]|\d+)余?多?(?:[位名](?!列)|人$)")
TITLED_NAME = re.compile(
    rf".{{0,30}}(?:{words.ROLES})(?!.*(?:{words.SPEAKING_HEADS}|{words.BODY_HEADS}"
    rf"|{words.PAPERS})$)(?P<name>[\u4e00-\u9fff]{{2,4}})"
)
NAME_AT_END = re.compile(rf"^.*(?:{words.BODY_HEADS})(?P<name>{SURNAME}[\u4e00-\u9fff]{{2}})$")
# Those who sell numbers by their names: 天眼查数据, but not 财务数据.
DATA_HOUSE = re.compile(
    r"(?!财务|实验|测试|销售|行业|市场|历史|经营|交易|监测|统计|调查|运行|用户|后台|内部|官方|权威|第三方"
    r"|评测|研究|业绩|国内|全国|全球|海外|今年|去年"
    r"|上半年|下半年|前|季度|年度|多项|该|这|最新|大量|不少|各|有关|相关|公开|初步|核心|关键|基础|上述"
    r"|高频|月度|训练|语料|技术|调研|评估|工作|分析|测评|项目|产品|公司|企业|机构|实时|真实)[\u4e00-\u9fff]{2,7}"
)
LATIN_END = re.compile(r"[A-Za-z][A-Za-z0-9.]*$")
BEFORE_NAME = re.compile(rf"(?:{words.ROLES}|{words.BODY_HEADS}|[、的人{ASIDE}{QUOTED}”\s，])$")
# 深圳人工智能企业云岭智算: what a firm is, before its name
FIRM_CALLED = re.compile(
    r".{0,10}(?:企业|公司|巨头|龙头|独角兽|厂商|平台|机构|开发商|媒体)(?P<name>[\u4e00-\u9fff]{2,6})"
)
# What orders or lists, and finds out nothing: «数据显示» after it is not its word.
ORDERS = re.compile(
    r"(?:清单|通知|意见|方案|办法|规定|条例|规划|计划|指南|细则|标准|法案|草案|决定|公开信|指引|措施|政策)[^《》]{0,8}》"
)
INSIDE = re.compile(r"[内外全]部$")
CLAUSE = re.compile(r"[的了是在把被让使得着过吗呢吧将要会]|(?<![智性])能|之所以|因为|如果")


NOT_WHO = re.compile(rf"(?:[上中时里后前内]|期间|现场|看来|记者|媒体|采访|专访|提问|{words.ADVERBS})$")


ADVERBIAL = re.compile(
    rf"(?:{words.ADVERBS}|{words.CONNECTIVES}|{words.TIME}|[\s{ASIDE}]|在[^，]*[上中时里后])*"
)


def human(plain: str) -> bool:
    """Whether a description ends in a word for a person: 一位知情人士."""
    return PERSON_HEAD.search(plain) is not None or SOMEBODY.match(plain) is not None


def clean(name: str) -> str:
    """A source's name without brackets and the like: 云岭 of 云岭方面."""
    name = BRACKETS.sub("", name).strip(" \u3000、")
    if len(name) > 2 and name[0] in "“「" and name[-1] in "”」":
        name = name[1:-1]
    return re.sub(r"(?<=..)(?:方面|官方|20\d\d年?)$", "", name)


def trim(masked: str, start: int, end: int) -> tuple[int, int]:
    """The clause without the connectives before and the adverbs after whoever speaks."""
    for _ in range(8):
        found = LEAD.match(masked, start, end)
        if found is None or found.end() == start or found.end() >= end:
            break
        start = found.end()
    for _ in range(8):
        found = TRAIL.search(masked, start, end)
        if found is None or (found.start() == start and not NOT_WHO.search(masked, start, end)):
            break
        if masked.rfind("《", start, found.start()) > masked.rfind("》", start, found.start()):
            break  # within a title: 《应用发展报告》
        end = found.start()
    return start, end


def only_adverbs(masked: str, start: int, end: int) -> bool:
    """Whether nothing but connectives and adverbs stands in masked[start:end]."""
    start, end = trim(masked, start, end)
    return start >= end or ADVERBIAL.fullmatch(masked, start, end) is not None
