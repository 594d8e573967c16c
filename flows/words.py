"""The words for numbers, bounds, places, kinds of news and what is counted, in English and Chinese: tables only."""

from __future__ import annotations

from typing import Literal

Language = Literal["en", "zh"]

BOUNDS: dict[Language, dict[str, str]] = {
    "en": {
        "exact": "{}",
        "at_least": "at least {}",
        "more_than": "more than {}",
        "at_most": "up to {}",
        "nearly": "nearly {}",
        "about": "about {}",
        "less_than": "less than {}",
        "range": "{}",
    },
    "zh": {
        "exact": "{}",
        "at_least": "至少 {}",
        "more_than": "超过 {}",
        "at_most": "至多 {}",
        "nearly": "近 {}",
        "about": "约 {}",
        "less_than": "不足 {}",
        "range": "{}",
    },
}
# What a claim was to its series when it was first said; the first four are news.
KINDS: dict[Language, dict[str, str]] = {
    "en": {
        "first": "new figure",
        "changed": "changed",
        "conflict": "conflicting report",
        "revised": "revised",
        "restated": "said before",
        "late": "fills in the past",
        "variant": "another count",
        "weaker": "says less than is known",
        "misdated": "misdated",
        "partial": "a part of it",
    },
    "zh": {
        "first": "首次报道",
        "changed": "有变化",
        "conflict": "说法不一",
        "revised": "已更正",
        "restated": "此前已有报道",
        "late": "补充过去",
        "variant": "另一口径",
        "weaker": "说法较宽泛",
        "misdated": "日期有误",
        "partial": "仅为局部",
    },
}
# What a value that does not stand on its series' line is to it.
NOTES: dict[Language, dict[str, str]] = {
    "en": {
        "conflict": "another report says otherwise",
        "variant": "another count in the same story",
        "weaker": "says less than is known",
        "revised": "corrected to this",
        "withdrawn": "withdrawn by who said it",
        "doubtful": "does not add up",
    },
    "zh": {
        "conflict": "另有报道说法不同",
        "variant": "同一报道的另一口径",
        "weaker": "说法较宽泛",
        "revised": "更正后的数字",
        "withdrawn": "原报道已更正",
        "doubtful": "与增量不相符",
    },
}
STEPS: dict[Language, tuple[tuple[float, str], ...]] = {
    "en": ((1e12, " trillion"), (1e9, " billion"), (1e6, " million")),
    "zh": ((1e12, "万亿"), (1e8, "亿"), (1e4, "万")),
}
UNITS: dict[Language, dict[str, str]] = {
    "en": {
        "percent": "%",
        "parameters": " parameters",
        "tokens": " tokens",
        "CNY": " yuan",
        "flops": " FLOPS",
    },
    "zh": {
        "percent": "%",
        "parameters": " 参数",
        "tokens": " 词元",
        "CNY": "元",
        "USD": "美元",
        "flops": " FLOPS",
    },
}
PLACES: dict[Language, dict[str, str]] = {
    "en": {"WORLD": "world", "CN": "China", "US": "United States", "HK": "Hong Kong", "TW": "Taiwan"},
    "zh": {"WORLD": "全球", "CN": "中国", "US": "美国", "HK": "香港", "TW": "台湾"},
}
PROVINCES = {
    "CN-BJ": ("Beijing", "北京"),
    "CN-TJ": ("Tianjin", "天津"),
    "CN-HE": ("Hebei", "河北"),
    "CN-SX": ("Shanxi", "山西"),
    "CN-NM": ("Inner Mongolia", "内蒙古"),
    "CN-LN": ("Liaoning", "辽宁"),
    "CN-JL": ("Jilin", "吉林"),
    "CN-HL": ("Heilongjiang", "黑龙江"),
    "CN-SH": ("Shanghai", "上海"),
    "CN-JS": ("Jiangsu", "江苏"),
    "CN-ZJ": ("Zhejiang", "浙江"),
    "CN-AH": ("Anhui", "安徽"),
    "CN-FJ": ("Fujian", "福建"),
    "CN-JX": ("Jiangxi", "江西"),
    "CN-SD": ("Shandong", "山东"),
    "CN-HA": ("Henan", "河南"),
    "CN-HB": ("Hubei", "湖北"),
    "CN-HN": ("Hunan", "湖南"),
    "CN-GD": ("Guangdong", "广东"),
    "CN-GX": ("Guangxi", "广西"),
    "CN-HI": ("Hainan", "海南"),
    "CN-CQ": ("Chongqing", "重庆"),
    "CN-SC": ("Sichuan", "四川"),
    "CN-GZ": ("Guizhou", "贵州"),
    "CN-YN": ("Yunnan", "云南"),
    "CN-XZ": ("Tibet", "西藏"),
    "CN-SN": ("Shaanxi", "陕西"),
    "CN-GS": ("Gansu", "甘肃"),
    "CN-QH": ("Qinghai", "青海"),
    "CN-NX": ("Ningxia", "宁夏"),
    "CN-XJ": ("Xinjiang", "新疆"),
    "CN-HK": ("Hong Kong", "香港"),
    "CN-MO": ("Macao", "澳门"),
    "CN-TW": ("Taiwan", "台湾"),
}

# Metrics have their names in their own files, parsers/metrics/*.toml; what belongs to none is called so.
OTHER: dict[Language, str] = {"en": "other", "zh": "其他"}
# What a figure counts where its metric counts many things: the tag «of:…» of its scope. A tag that has no word here is a
# noun as the text has it, and is shown so.
SORTS: dict[Language, dict[str, str]] = {
    "en": {
        "start_ups": "start-ups",
        "data_centers": "data centres",
        "computing_centers": "computing centres",
        "efficiency": "power usage effectiveness",
        "respondents": "organisations asked",
    },
    "zh": {
        "questions": "提问",
        "interactions": "对话",
        "data_centers": "数据中心",
        "computing_centers": "算力中心",
        "racks": "机架",
        "chips": "芯片",
        "efficiency": "电能利用效率",
        "nodes": "节点",
        "models": "大模型",
        "users": "用户",
        "revenue": "收入",
        "tokens": "词元",
        "downloads": "下载量",
        "compute": "算力",
        "derivatives": "衍生模型",
        "industry": "产业规模",
        "notable": "重要模型",
        "valuation": "估值",
        "loss": "亏损",
        "profit": "利润",
        "funding": "融资",
        "investment": "投资",
        "price": "价格",
        "unicorns": "独角兽企业",
        "universities": "高校",
        "hospitals": "医院",
        "customers": "客户",
        "investors": "投资方",
        "respondents": "受访机构",
        "developers": "开发者",
        "start_ups": "初创企业",
        "patents": "专利",
        "population": "人口",
        "companies": "企业",
        "registered_services": "备案服务",
        "market": "市场",
        "training": "训练数据",
        "monthly_active": "月活跃用户",
        "weekly_active": "周活跃用户",
        "daily_active": "日活跃用户",
        "registered": "注册用户",
        "paying": "付费用户",
    },
}
# Where metric and sort together say it otherwise than the sort alone.
SORTED: dict[Language, dict[tuple[str, str], str]] = {
    "en": {
        ("users", "monthly_active"): "monthly active users",
        ("users", "weekly_active"): "weekly active users",
        ("users", "daily_active"): "daily active users",
        ("users", "registered"): "registered users",
        ("users", "paying"): "paying users",
        ("models", "derivatives"): "derivative models",
        ("models", "industry"): "industry models",
        ("models", "notable"): "notable models",
        ("tokens", "training"): "training tokens",
        ("money", "industry"): "size of the industry",
        ("share", "market"): "market share",
    },
    "zh": {("models", "industry"): "行业大模型", ("share", "market"): "市场份额"},
}
# Metrics that are a measure of something else: share of users, growth of revenue.
MEASURES: dict[Language, dict[str, str]] = {
    "en": {"share": "share of {}", "growth": "growth of {}"},
    "zh": {"share": "{}占比", "growth": "{}增长"},
}
