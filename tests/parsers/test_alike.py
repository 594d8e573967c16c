"""English and Chinese pages count alike: one thing told in either language is one point of one line."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from parsers.extract import extract
from parsers.records import Article
from warehouse import ids

PUBLISHED = datetime(2026, 7, 10, tzinfo=UTC)
TOLD = [
    (
        "China has released 1,509 large AI models, the academy said.",
        "中国已发布1509个大模型。",
    ),
    (
        "As of June 30, 2026, 988 generative AI services had been registered in China.",
        "截至2026年6月30日，全国累计有988款生成式人工智能服务完成备案。",
    ),
    (
        "Beijing has 132 registered large models.",
        "北京已备案大模型132款。",
    ),
    (
        "Doubao has 172 million monthly active users.",
        "豆包月活跃用户达1.72亿。",
    ),
    (
        "Doubao had 130 million daily active users in December.",
        "12月，豆包日活跃用户1.3亿。",
    ),
    (
        "Users of generative AI in China reached 515 million as of June 2025.",
        "截至2025年6月，我国生成式人工智能用户规模达5.15亿人。",
    ),
    (
        "China accounted for 36 percent of the world's large models.",
        "中国大模型数量占全球的36%。",
    ),
    (
        "China has more than 4,500 AI companies.",
        "我国人工智能企业超过4500家。",
    ),
    (
        "China's computing power reached 280 EFLOPS at the end of 2024.",
        "截至2024年底，我国算力规模达280EFLOPS。",
    ),
    (
        "DeepSeek-V3 has 671 billion parameters.",
        "DeepSeek-V3的参数量为6710亿。",
    ),
    (
        "Doubao processes 30 trillion tokens a day.",
        "豆包日均处理30万亿tokens。",
    ),
    (
        "Qwen models have been downloaded more than 600 million times.",
        "千问模型下载量超过6亿次。",
    ),
    (
        "Moonshot AI raised $500 million in a funding round.",
        "月之暗面完成5亿美元融资。",
    ),
    (
        "By the end of March, 346 generative AI services had been registered with the Cyberspace Administration of China.",
        "截至3月底，共346款生成式人工智能服务在国家网信办完成备案。",
    ),
    (
        "In the first quarter, 44 generative AI services were newly registered in China.",
        "一季度，全国新增44款生成式人工智能服务备案。",
    ),
    (
        "The adoption rate of generative AI in China was 36.5 percent.",
        "我国生成式人工智能普及率为36.5%。",
    ),
    (
        "Guangdong has 79 large models.",
        "广东有79个大模型。",
    ),
    (
        "There are 3,755 large models in the world, of which 1,509 are from China.",
        "全球大模型共3755个，其中中国1509个。",
    ),
    (
        "Kimi has 36 million users.",
        "Kimi用户数达3600万。",
    ),
    (
        "More than 80 percent of open-source models come from China.",
        "80%以上的开源模型来自中国。",
    ),
    (
        "Shanghai has registered 95 generative AI services.",
        "上海已有95款生成式人工智能服务完成备案。",
    ),
    (
        "DeepSeek's app has 30 million daily active users.",
        "DeepSeek应用的日活跃用户为3000万。",
    ),
    (
        "China's AI core industry was worth 900 billion yuan in 2025.",
        "2025年，中国人工智能核心产业规模达9000亿元。",
    ),
    (
        "Zhipu AI is valued at 40 billion yuan.",
        "智谱估值400亿元。",
    ),
    (
        "Shenzhen has more than 2,800 AI companies.",
        "深圳有超过2800家人工智能企业。",
    ),
    (
        "The number of registered services rose to 868.",
        "备案服务增至868款。",
    ),
    (
        "Some 43 new large models were released in China in May.",
        "5月，我国新发布约43款大模型。",
    ),
    (
        "Ernie Bot has more than 300 million users.",
        "文心一言用户超过3亿。",
    ),
    (
        "The US has 1,390 large models.",
        "美国有1390个大模型。",
    ),
    (
        "China had 249 million users of generative AI by the end of 2024.",
        "截至2024年底，我国生成式人工智能用户规模达2.49亿人。",
    ),
    (
        "Over 100,000 companies use Qwen models.",
        "超过10万家企业使用千问大模型。",
    ),
    (
        "Zhejiang registered 12 generative AI services last month.",
        "浙江上月新增12款生成式人工智能服务备案。",
    ),
    (
        "Qwen3 has 235 billion parameters.",
        "Qwen3参数量2350亿。",
    ),
    (
        "A total of 23 provinces have registered large models.",
        "共有23个省份有大模型完成备案。",
    ),
    (
        "China's intelligent computing power accounts for 30 percent of the total.",
        "我国智能算力占比30%。",
    ),
    (
        "China has filed 60 percent of the world's AI patents.",
        "中国人工智能专利占全球的60%。",
    ),
    (
        "In 2025, 446 generative AI services were registered in China.",
        "2025年，全国新增446款生成式人工智能服务备案。",
    ),
    (
        "More than 240 generative AI apps have been registered in China.",
        "全国已有240余款生成式人工智能应用完成登记。",
    ),
    (
        "Hunyuan's model has 389 billion parameters.",
        "混元大模型参数量3890亿。",
    ),
    (
        "ByteDance holds 46.4 percent of China's public-cloud large-model market.",
        "字节跳动占中国公有云大模型市场46.4%的份额。",
    ),
    (
        "At least 79 large models have been released in China.",
        "中国至少发布了79个大模型。",
    ),
    (
        "The user base of DeepSeek fell by 20 percent in June.",
        "6月，DeepSeek用户数下降20%。",
    ),
    (
        "Qwen's large models were downloaded 4 million times in October.",
        "10月，千问大模型下载400万次。",
    ),
    (
        "Volcano Engine holds 49.2 percent of China's large-model market.",
        "火山引擎占中国大模型市场49.2%的份额。",
    ),
]


def points(text: str, lang: str) -> list[tuple[int, float, str, str | None]]:
    """Series, value, bound and as-of of every figure."""
    title = {"en": "Large models", "zh": "大模型"}[lang]
    found = extract(Article(url="test", title=title, text=text, lang=lang, published=PUBLISHED))
    return [(ids.series(f), f.value, f.bound, f.as_of) for f in found.figures]


@pytest.mark.parametrize(("english", "chinese"), TOLD, ids=[english[:50] for english, _ in TOLD])
def test_one_thing_in_two_languages_is_one_point(english: str, chinese: str) -> None:
    told = points(english, "en")
    assert told and told == points(chinese, "zh")
