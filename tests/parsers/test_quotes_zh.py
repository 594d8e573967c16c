"""Chinese statements: offsets, bounds and hostile text, and the shapes a newsroom writes."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parsers.extract import document
from parsers.languages.zh import sentences
from parsers.languages.zh.speech import statements
from parsers.records import Article, Document, Quote

PIECES = (
    '“ ” ‘ ’ 「 」 『 』 " 《 》 （ ） ， 。 ！ ？ ： ； …… —— \n\n 他 她 该负责人 记者 说 表示 指出 告诉记者 透露 称 据 '
    "介绍 显示 报告 王伟 李娜 欧阳明 局长 教授 公司 埃隆·马斯克 Kevin 的 在 会上 大模型 3.5亿 今年 《人工智能报告》 發言人 "
    "認為 答： 问："
).split(" ")
WORDS = st.lists(st.sampled_from(PIECES), max_size=60).map("".join)


def read(text: str) -> Document:
    return document(Article(url="", text=text, lang="zh"))


def quotes(text: str) -> list[Quote]:
    return list(statements(read(text)).quotes)


@given(WORDS)
@settings(max_examples=300, deadline=None)
def test_offsets_slice_to_their_words(text: str) -> None:
    found = statements(read(text))
    for quote in found.quotes:
        assert 0 <= quote.start < quote.end <= len(text)
        assert text[quote.start : quote.end] == quote.text
        assert quote.parts[0].start == quote.start
        assert quote.parts[-1].end == quote.end
        assert all(a.end <= b.start for a, b in pairwise(quote.parts))
    for credit in found.credits:
        assert 0 <= credit.start < credit.end <= len(text)
        assert credit.source


@given(WORDS)
@settings(max_examples=100, deadline=None)
def test_direct_quotes_do_not_overlap(text: str) -> None:
    spans = sorted((q.start, q.end) for q in quotes(text) if q.kind == "direct")
    assert all(a[1] <= b[0] for a, b in pairwise(spans))


@given(st.text(max_size=200))
@settings(max_examples=200, deadline=None)
def test_any_text_at_all_is_read(text: str) -> None:
    statements(read(text))


@given(WORDS)
@settings(max_examples=200, deadline=None)
def test_sentences_cover_their_paragraph_in_order(text: str) -> None:
    for start, end in read(text).paragraphs:
        at = start
        for span in sentences(text, start, end):
            assert at <= span.start < span.end <= end
            assert not text[at : span.start].strip()
            at = span.end
        assert not text[at:end].strip()


HOSTILE = (
    "“", "”", "“啊”", '"', "「", "《", "（", "说", "他说，", "表示", "主任", "据统计，", "王伟说，", "“甲\n\n", "阿·",
    "记者：问？\n\n答：好。\n\n",
    "“我们都很好。”王伟说，", "《人工智能报告》发布，",
)  # fmt: skip


@pytest.mark.parametrize("unit", HOSTILE)
def test_hostile_text_stays_linear(unit: str) -> None:
    def seconds(length: int) -> float:
        doc = read((unit * (length // len(unit) + 1))[:length])
        start = time.process_time()
        statements(doc)
        return time.process_time() - start

    seconds(200)
    small, large = seconds(4_000), seconds(32_000)
    assert large < 8 * 4 * max(small, 0.02)  # a quadratic reader takes 64 times as long


def test_many_speakers_stay_linear() -> None:
    def seconds(speakers: int) -> float:
        text = "".join(f"经理王{chr(0x4E00 + i)}{chr(0x5000 + i)}说，样本很好。" for i in range(speakers))
        doc = read(text)
        start = time.process_time()
        statements(doc)
        return time.process_time() - start

    seconds(20)
    assert seconds(3_200) < 8 * 4 * max(seconds(400), 0.02)


def test_a_hundred_thousand_marks() -> None:
    assert quotes("“" * 100_000) == []
    assert quotes("“”" * 50_000) == []


def one(text: str) -> Quote:
    found = quotes(text)
    assert len(found) == 1, [(q.kind, q.text) for q in found]
    return found[0]


@pytest.mark.parametrize(
    ("text", "kind", "words", "speaker", "role"),
    [
        (
            "市科技局局长田自远说：“我们只看用没用起来。”",
            "direct",
            "我们只看用没用起来。",
            "田自远",
            "市科技局局长",
        ),
        (
            "“我们只看用没用起来。”市科技局局长田自远说。",
            "direct",
            "我们只看用没用起来。",
            "田自远",
            "市科技局局长",
        ),
        ("「平台要為內容負責。」立委湯若蘭質詢時說。", "direct", "平台要為內容負責。", "湯若蘭", "立委"),
        ("田自远表示，全市已有三十个团队。", "indirect", "全市已有三十个团队", "田自远", None),
        (
            "据一位接近交易的人士透露，估值约为八亿美元。",
            "indirect",
            "估值约为八亿美元",
            "一位接近交易的人士",
            None,
        ),
        ("云岭智能公告称，公司中标一亿元算力项目。", "indirect", "公司中标一亿元算力项目", "云岭智能", None),
        ("省统计局发布的公报显示，产业规模增长两成。", "indirect", "产业规模增长两成", "省统计局", None),
        (
            "首席执行官萨蒂亚·纳德拉称，需求仍然强劲。",
            "indirect",
            "需求仍然强劲",
            "萨蒂亚·纳德拉",
            "首席执行官",
        ),
        ("在分析师司马青看来，价格还没有到底。", "indirect", "价格还没有到底", "司马青", "分析师"),
        ("店员小周说，来问的人比买的人多。", "indirect", "来问的人比买的人多", "小周", "店员"),
    ],
)
def test_one_quote(text: str, kind: str, words: str, speaker: str, role: str | None) -> None:
    quote = one(text)
    assert (quote.kind, quote.text, quote.speaker) == (kind, words, speaker)
    assert role is None or quote.role == role


@pytest.mark.parametrize(
    "text",
    [
        "所谓“百模大战”正在降温。",
        "大会以“让算力像水一样流动”为主题。",
        "墙上写着“安全第一，预防为主”。",
        "公开资料显示，这家公司成立于2023年。",
        "这部名为《说文解字》的书不在展台上。",
        "该指标称为“能效比”，数值越低越好。",
        "他没有说明原因。",
        "据悉，项目将于年底完工。",
        "记者注意到，展台前排起了长队。",
    ],
)
def test_no_quote(text: str) -> None:
    assert quotes(text) == []


def test_a_quotation_split_by_its_attribution_is_one() -> None:
    quote = one("“路修好了，”老站长鲍川说，“可车还没有来。”")
    assert quote.text == "路修好了，”老站长鲍川说，“可车还没有来。"
    assert len(quote.parts) == 2


def test_two_quotations_with_a_report_between_are_two() -> None:
    text = "“样本太少。”院长陆明川说，其中一半来自外省，“另一半还没有整理出来”。"
    assert [(q.kind, q.speaker) for q in quotes(text)] == [
        ("direct", "陆明川"),
        ("indirect", "陆明川"),
        ("direct", "陆明川"),
    ]


def test_a_quotation_over_paragraphs_is_one() -> None:
    text = "研究员白若溪说：“第一件事是数据。\n\n“第二件事还是数据。”\n\n她没有说第三件。"
    quote = one(text)
    assert (quote.text, quote.speaker) == ("第一件事是数据。\n\n“第二件事还是数据。", "白若溪")


def test_a_missing_closing_mark_costs_one_paragraph() -> None:
    text = "工程师韩一舟说：“我们还在等芯片。\n\n第二天，芯片到了。厂长祝长青说：“今晚就装。”"
    assert [(q.speaker, q.text) for q in quotes(text)] == [
        ("韩一舟", "我们还在等芯片。"),
        ("祝长青", "今晚就装。"),
    ]


def test_pronouns_titles_and_descriptions_find_their_person() -> None:
    text = (
        "省网信办有关负责人介绍，备案已满一年。该负责人表示，明年会简化流程。\n\n"
        "清源大学教授钱致和认为，门槛不宜过低。他建议，先从医疗开始。钱教授强调，数据要先脱敏。"
    )
    assert [q.speaker for q in quotes(text)] == ["省网信办有关负责人"] * 2 + ["钱致和"] * 3


def test_two_people_with_one_surname() -> None:
    text = (
        "院长陆明川说，样本太少。\n\n副院长陆明山说，经费太少。\n\n“都少。”陆明川说。陆明山说，人手也很少。"
    )
    assert [q.speaker for q in quotes(text)] == ["陆明川", "陆明山", "陆明川", "陆明山"]


def test_a_caption_captures_nobody() -> None:
    text = "工程师邓可为带着记者走进机房。\n\n图为技术员杜小满在检修。新华社记者摄\n\n他说：“这里一天烧掉一万度电。”"
    assert [q.speaker for q in quotes(text)] == ["邓可为"]


def test_answers_without_marks() -> None:
    text = "记者：会裁人吗？\n\n贺兰章（公司创始人）：不会。我们还在招。\n\n记者：招多少？\n\n贺兰章：先招二十个。"
    assert [(q.kind, q.speaker, q.role, q.text) for q in quotes(text)] == [
        ("indirect", "贺兰章", "公司创始人", "不会。我们还在招"),
        ("indirect", "贺兰章", "公司创始人", "先招二十个"),
    ]


def test_credits_reach_what_they_cover() -> None:
    text = "记者从省通信管理局获悉，截至六月底，全省建成机架12万架。其中，智算机架占三成。\n\n另一条消息与此无关。"
    found = statements(read(text)).credits
    covered = {c.source: text[c.start : c.end] for c in found}
    assert "三成" in covered["省通信管理局"]
    assert "另一条" not in covered["省通信管理局"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (  # a hope goes on with what is said
            "局長邵永康表示，已選定三個部門試行，期望年底前增至十個部門。",
            [("邵永康", "已選定三個部門試行，期望年底前增至十個部門")],
        ),
        (  # 指 before 數碼 is no index
            "局長邵永康昨日到訪。他又指數碼支援計劃將加入新方案，預計年內諮詢。",
            [("邵永康", "數碼支援計劃將加入新方案，預計年內諮詢")],
        ),
        (  # a surname alone
            "局長邵永康昨日表示，系統已上線。\n\n邵重申，工具不能替代人員。邵形容其功能與客服相近，仍需改進。",
            [
                ("邵永康", "系統已上線"),
                ("邵永康", "工具不能替代人員"),
                ("邵永康", "其功能與客服相近，仍需改進"),
            ],
        ),
        ("副司长俞敬亭就出口情况作具体介绍，并答记者问。", []),
        ("机器每一次回复、每一个作品，都要从标注员的工作开始。", []),
        ("报告显示，用户达到5亿人。这一数据表明，市场已经成熟。", [("报告", "用户达到5亿人")]),
        (  # a title that holds a preposition
            "海州信息中心最新发布的《智能应用发展报告（2025）》显示，用户规模突破5亿人。",
            [("海州信息中心《智能应用发展报告（2025）》", "用户规模突破5亿人")],
        ),
        ("報導提到，當地企業多用閉源模型。", [("報導", "當地企業多用閉源模型")]),
        ("星桥云披露最新成绩：平台日均调用量突破3万亿。", [("星桥云", "平台日均调用量突破3万亿")]),
        ("某研究院院长助理温季同介绍，全国已建成集群42个。", [("温季同", "全国已建成集群42个")]),
    ],
)
def test_reported_clauses_and_who_says_them(text: str, said: list[tuple[str, str]]) -> None:
    assert [(q.speaker, q.text) for q in quotes(text)] == said


@pytest.mark.parametrize(
    ("text", "speaker", "cue", "words"),
    [
        (
            "黛娜·科尔曼收到了消息。“我们都还在找工作。”科尔曼告诉我。",
            "黛娜·科尔曼",
            "告诉",
            "我们都还在找工作。",
        ),
        (
            "人类学家玛丽·K.科尔曼（Mary K. Coleman）曾在《隐形的劳动》一书中说：“机器并不像人们害怕的那样聪明。”",
            "玛丽·K.科尔曼",
            "说",
            "机器并不像人们害怕的那样聪明。",
        ),
        ("总经理邵永康强调，机房一直满载，“这不是泡沫”，公司会抓紧扩产。", "邵永康", "强调", "这不是泡沫"),
    ],
)
def test_names_taken_up_and_short_clauses_in_marks(text: str, speaker: str, cue: str, words: str) -> None:
    (direct,) = (q for q in quotes(text) if q.kind == "direct")
    assert (direct.speaker, direct.cue, direct.text) == (speaker, cue, words)


def test_a_wire_in_the_dateline_is_credited_with_nothing() -> None:
    text = "某社北京9月5日电／据新华社报道，展会上首次展出的集群算力达300PFLOPS。"
    assert not statements(read(text)).credits
