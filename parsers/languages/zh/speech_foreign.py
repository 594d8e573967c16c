"""What a transliterated name looks like: its characters, its dots, its Latin initials."""

from __future__ import annotations

import re

SYLLABLES = frozenset(
    "阿埃艾爱安昂奥巴白拜班邦保鲍北贝本比彼毕边宾波玻伯博布查德登邓迪蒂丁东杜敦多恩尔法凡范菲芬丰佛弗福夫盖甘冈高戈哥格葛古瓜圭哈海罕汉豪赫黑亨洪胡华怀惠霍基吉加贾杰金津卡凯坎康考柯科克肯库夸奎拉莱兰郎朗劳勒雷"
    "里理利莉力丽廉连良列林琳龙隆卢鲁路露伦罗洛马玛麦曼芒梅门蒙米密明莫默姆木穆娜纳乃南内尼涅宁纽努诺欧帕潘庞佩彭皮平珀普奇齐恰强乔切钦琼丘曲让热仁日荣茹儒瑞若萨塞赛桑瑟森沙莎山珊舍申圣施史舒朔丝司斯思苏孙索"
    "塔泰坦汤唐陶特藤提图托瓦万旺威韦维魏温文翁沃乌武西希夏香小肖谢辛欣休修雪逊雅亚延扬耶叶伊以英尤于约扎詹珍朱兹泽佐祖卓宗娅珂翰迈顿弥迦埃瑙娃茜黛赖耐冯芭萝薇妮黎劲柏祺蕾吕宰菅顺蓬彻楚珠冰吾麻依买提江艾热孜古丽木"
    "次多吉扎措央卓嘎桑旺堆伦拉姆普巴格丹增达瓦土登仁波切洛松加"
)
HAN = "\u3400-\u9fff\U00020000-\U0002fa1f"
DOT = "·•・‧∙"
_INITIALS = r"(?:[A-Z]\.[ ·]?){1,3}"  # 玛丽·L.格雷, J.K.罗琳
FOREIGN = (
    rf"(?:(?:[A-Z][a-zA-Z.]*|[{HAN}]{{1,8}})(?:[{DOT}](?:{_INITIALS}[{HAN}]{{1,9}}|[A-Z][a-zA-Z.]*|[{HAN}-]{{1,9}})){{1,4}}"
    rf"|{_INITIALS}[{HAN}]{{2,6}})"
)
FOREIGN_NAME = re.compile(rf"(?<![{HAN}A-Za-z{DOT}])(?=[^\s]{{1,8}}[{DOT}])(?:{FOREIGN})")
NAME_PARTS = re.compile(rf"[{DOT}](?:{_INITIALS})?|\.[ ·]?(?:{_INITIALS})?")
