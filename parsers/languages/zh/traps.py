"""Stretches of Chinese text whose numbers are no figures: names, codes, times, ranks, titles. Folded text."""

from __future__ import annotations

import re
from collections.abc import Iterator

_CN = "零〇一二两三四五六七八九十百千万亿"
_NUM = rf"(?:\d[\d,.]{{0,20}}|[{_CN}]{{1,20}})"  # bounded: a run of digits costs by its length
# A measure in Latin letters after digits is no name: 748EFLOPS, 1.2GB, 20万tokens, 45000P
_MEASURE = (
    r"(?:[EPTZG]?[Ff][Ll][Oo][Pp][Ss]?|[KkMGTPEZ]B|[Tt]okens?|TOKENS?|[kMGT]W[h]?|GWh|kWh|km|kg|"
    r"[EP](?![A-Za-z\d])|[BMKk](?![A-Za-z\d-])|PFlops|EFlops|Gbps|pct)"
)
_COUNTED = r"\s?(?:[万亿个款家项件名位人座台张块%元倍多余几只支所间次]|百分|分之)"
_TRAP = re.compile(
    rf"""(?=[0-9A-Za-z第前凌清早上中下傍晚当深从双零〇一二两三四五六七八九十百千万亿〔《〈【每/／版附图表步方案问任原编序代证热电邮传成数“「‘『])(?:
    (?:https?://|www\.)[^\s，。；、（）“”]{{1,300}}
  | (?<![\w.+-])[A-Za-z0-9_.+-]{{1,64}}@[A-Za-z0-9-]{{1,64}}\.[A-Za-z0-9.]{{1,40}}
  | (?<![A-Za-z])[A-Za-z][A-Za-z'’.]{{0,30}}(?:[-–_][A-Za-z]{{1,20}}){{0,5}}[-–_.]?\s?\d[0-9A-Za-z_.\-–/]{{0,60}}+(?!{_COUNTED})
        (?:\s?(?:Pro|Max|Ultra|Plus|Turbo|Mini|Lite|Air|Preview|Gen\s?\d)\b)?  # GPT-4o, H800
  | (?<![A-Za-z0-9.,])\d{{1,8}}+(?:\.\d{{1,8}}+)?(?!{_MEASURE})[A-Za-z][A-Za-z0-9-]{{0,40}}  # 5G, 3D, 51job
  | (?<!\d)\d{{1,8}}(?:\.\d{{1,8}}){{2,8}}
  | [Vv]\d{{1,8}}(?:\.\d{{1,8}}){{0,8}}  # v2.3.1
  | 第\s?{_NUM}(?:[、至到-]第?{_NUM})*  # ordinals
  | 前\s?{_NUM}(?=[名位强大的，。、）者；]|之列)
  | (?:Top|TOP|top)\s?\d{{1,8}} | {_NUM}\s?强(?![化制])
  | \d{{1,2}}[:：]\d{{2}}(?:[:：]\d{{2}})? | (?<!\d)\d{{1,8}}\s?[:：]\s?\d{{1,8}}(?![\d个家款])
  | (?:凌晨|清晨|早上|上午|中午|下午|傍晚|晚上|晚间|当晚|深夜|[早晚日天]){_NUM}[时点](?:许|整|半|{_NUM}分?)?
  | {_NUM}[时点](?:整|半|钟|许|{_NUM}分(?!之))(?:{_NUM}秒)? | {_NUM}时(?!间|代|候|段|速|光|空)
  | (?<![\d{_CN}]){_NUM}比{_NUM}(?![\d万亿]) | (?<!\d)\d{{1,8}}[xX×]\d{{1,8}} | \d\+[\dNnXx]
  | (?<!\d)\d{{1,12}}-\d{{1,12}}-\d{{1,12}}(?:-\d{{1,12}}){{0,4}}
  | \d{{3,4}}-\d{{7,8}}(?!\d) | (?<!\d)1[3-9]\d{{9}}(?!\d|{_COUNTED}) | (?<!\d)400-?\d{{3}}-?\d{{4}}(?!\d|{_COUNTED})
  | 〔\d{{1,6}}〕\s?\d{{0,6}}号? | 《[^》\n]{{1,60}}》 | 〈[^〉\n]{{1,60}}〉 | 【[^】\n]{{1,40}}】
  | (?:19|20)\d\d(?:年?[至到、和–—~-](?:19|20)?\d\d)*(?:年|学年|财年|赛季|届)
  | 每隔?(?:[百千万亿]{{1,4}}|{_NUM})(?:[个名位家次条份款元块]|万|亿|平方|立方){{0,4}}
  | 从\s?0\s?到\s?1(?:再?到\s?\d{{1,4}}){{0,3}} | (?:985|211)(?=[高院工大、和]) | {_NUM}章(?:共)?{_NUM}条 | 双千兆
  | {_NUM}卡(?=服务器|机(?!柜)|集群|整机|互联|H\d|并行)
  | [百千万]兆(?=宽带|光|网|以太|用户|接入|城市|小区|端口|到户)
  | [/／]\s?(?:百万|千|万|亿|每)?\s?个?(?:[Tt]okens?|词元|字符?|次|条|秒|人)
  | (?:版本|附件|附表|附录|图|表|步骤|方案|案例|问题|任务|原则|编号|序号|代码|证券代码|热线|电话|邮编
      |传真)\s?[:：]?\s?(?:\d[\d.-]{{0,30}}|[一二三四五六七八九十](?=[，。、；：\s]))
  | 三番[五两]次|五花八门|七上八下|四面八方|三[言番]两[语次]|七嘴八舌|千家万户|千门万户|百家争鸣|百花齐放|三令五申
      |一五一十|四分五裂|五湖四海
    |三三两两|三六九等|十全十美|七零八落|九牛一毛|百里挑一|万里挑一|千里之行|三天两头|成千上万|千千万万|亿万|一日千里
        |数以[百千万亿]{{1,4}}计
  | [一两三四五六七八九十]\s?(?:方面|个方面|大类|大特点|大任务) | [^\W\d]{{0,2}}百分百 | 千万(?=[不别要记注小])
      | (?<![零一二三四五六七八九十百千万亿两\d])万一(?![千百]) | 万分(?!之)
  | [“「‘『][^”」’』，。；：！？\n]{{1,8}}[”」’』]  # “百模大战”, “十四五”
    )
    """,
    re.VERBOSE,
)
_FIGURE = re.compile(rf"{_NUM}\s?(?:%|[万亿个家款成倍元]|分之)")
_QUOTE = "“「‘『"


def find(text: str) -> Iterator[tuple[int, int]]:
    """The trapped stretches of folded text, in order."""
    for match in _TRAP.finditer(text):
        if text[match.start()] in _QUOTE and _FIGURE.search(match.group()):
            continue  # a short quotation may well hold a figure
        yield match.span()
