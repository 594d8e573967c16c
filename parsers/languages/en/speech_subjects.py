"""The subject of a verb of saying: before it, with its appositions, or after it."""

from __future__ import annotations

import re

from parsers.languages.en import speech_words as words
from parsers.languages.en.speech_names import NAME, is_place
from parsers.languages.en.speech_phrases import (
    FINITE,
    HOLE,
    INTRO,
    LEAD,
    PRONOUN,
    UP_TO_VERB,
    Subject,
    comma_pieces,
    lead_length,
    noun_phrase,
    phrase,
    pure_name,
)
from parsers.names import is_given

APPOSITION = re.compile(
    r"^\s*(?:who|whose|which|where|a|an|the|one|former|formerly|then|now|himself|herself|currently|including|along|together|head|chief|"
    r"deputy|director|president|chair|chairman|chairwoman|founder|co-founder|professor|vice|senior|executive|managing|acting|general|"
    r"his|her|its|their|speaking|writing|citing|referring|responding|quoting|in|at|on|of|from|with|like|after|before|during|when|while|as|"
    r"by|per|for|also|too|himself|\d\d?|[RDI]|[RDI]-[\w.]+|Jr\.?|Sr\.?|III?|not|aged|both|all|most|an?\b|\w+ing|\w+ed|[a-z-]+|"
    r"[A-Z]\w+\.?|[A-Z]\.[A-Z]\.|[\w’']+['’]s?\s.*)\b"
)


_APPOSED = re.compile(
    r"(?:who|whose|which|an?|the|one|former|head|chief|his|her|its|their|\d\d?$|[RDI]-|[RDI]$|[a-z-]+)\b"
)


TAIL = re.compile(
    rf"\s(?:in\s(?:an?|the|his|her|its|their|one|another|response|reply|part|reference|Washington|a\s\w+)\b(?=(?:\s[\w’'-]+){{0,5}}\s{words.EVENTS}\b|\s)"
    rf"|(?:on|at|during|after|before|when|while|as|following|via|through|late|early|earlier|later|last|this|yesterday|today|tonight|"
    rf"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|to\s(?:reporters|the|a|an|applause|laughter|cheers|[A-Z])|about|over|by\s(?:email|e-mail|phone|telephone|text)|upon|outside|inside|amid|"
    rf"without|because|if|since|until|and\s(?:then|added)|but|with\sa|from\sthe|under|near|[a-z]+ly|again|once|there|here|too|then|afterwards?|afterward|recently)\b"
    rf"|in\s\d{{4}}|in\s(?:January|February|March|April|May|June|July|August|September|October|November|December))"
)


_NEXT_CLAUSE = re.compile(r"[,;:\ue000()\[\]]|\s[—–-]+\s?|—|[.!?]+(?:\s|$)")


_ABBREVIATED = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Sens?|Reps?|Govs?|Gen|Col|Lt|Sgt|Capt|Maj|Adm|Rev|St|Jr|Sr|U\.S|U\.N|U\.K|D\.C|[A-Z])|\b[DRI]-\w+)$"
)


# «Senator Rubio — who in 2009 had supported a plan — said»
_PARENTHETIC = re.compile(
    r"\s?(?:—|–|--)\s?(?:who|which|whose|an?|the|one|himself|herself)\s[^—–\ue000]{5,250}(?:—|–|--)\s*$"
)


_DOING = re.compile(r"\s(?:[a-z]+-)?[a-z]{2,}ing\s")  # «said Ames half-closing her eyes»
_WHOSE = re.compile(r"\s*whose\s(?:[\w-]+\s){0,4}[\w-]+$")


def left_subject(masked: str, floor: int, left_end: int) -> Subject | None:
    """The subject that ends right before the verb."""
    left = masked[floor:left_end]
    dash = _PARENTHETIC.search(left)
    if dash is not None and dash.start() > 0:
        return left_subject(masked, floor, floor + dash.start())
    pieces = comma_pieces(left)
    at, text = pieces[-1]
    who = antecedent(floor, left) if text.strip() == "who" else None
    if who is not None:
        return who
    if (
        not text.strip()
        and len(pieces) > 2
        and _WHOSE.match(pieces[-3][1])
        and NAME.fullmatch(pieces[-2][1].strip())
    ):
        begin, name = pieces[-2]  # «the association, whose president, Jan Gee, called»
        lead = len(name) - len(name.lstrip())
        return Subject(
            floor + begin + lead, floor + begin + len(name), name.strip(), pieces[-3][1].strip()[6:]
        )
    named = _name_first(floor, pieces)
    if named is not None:
        return named
    if not text.strip():
        return _before_comma(floor, pieces[:-1])
    if len(pieces) >= 2 and _title_then_name(pieces):
        at2, role = pieces[-2]
        lead = len(text) - len(text.lstrip())
        return (
            Subject(
                floor + at2 + lead_length(role),
                floor + at + len(text),
                text.strip(),
                LEAD.sub("", role).strip(),
            )
            if lead >= 0
            else None
        )
    return phrase(floor + at, text)


def antecedent(floor: int, left: str) -> Subject | None:
    """Whom «, who» or «, which» at the end stands for: the noun phrase right before."""
    pieces = comma_pieces(left)
    if len(pieces) < 2 or not pieces[-2][1].strip():
        return None
    if re.fullmatch(r"\s*\d\d?", pieces[-2][1]) and len(pieces) > 2:
        pieces = pieces[:-1]  # «Tyler, 19, who»
    at, text = pieces[-2]
    every = list(NAME.finditer(text))
    names = [m for m in every if m.end() == len(text.rstrip())]
    if len(every) > 1 and re.fullmatch(
        r"\s(?:of|at|from|in|with|for)\s(?:the\s)?", text[every[-2].end() : every[-1].start()]
    ):
        names = [every[-2]]  # «Gil Prather of Lexington, who»
        if len(every) > 2 and re.fullmatch(
            r"\s(?:of|at|from|in|with|for)\s(?:the\s)?", text[every[-3].end() : every[-2].start()]
        ):
            names = [every[-3]]  # «Terri Burke of the ACLU of Texas, who»
    if names and names[-1].start() > 0:
        before = text[: names[-1].start()].split()
        lead = len(before[-1]) + 1 if before and (words.is_trade(before[-1]) or before[-1] == "rival") else 0
        return Subject(floor + at + names[-1].start() - lead, floor + at + names[-1].end(), names[-1].group())
    return phrase(floor + at, text)


def _name_first(floor: int, pieces: list[tuple[int, str]]) -> Subject | None:
    """«Dylan Nelson, a fellow at the institute in Munich, Germany, and co-author of the study, [said]»: a name,
    then nothing but appositions up to the verb."""
    for index, (at, text) in enumerate(pieces[:-1]):
        lead = lead_length(text)
        core = text[lead:].strip()
        if core.endswith("ly") and " " not in core and not is_given(core):
            continue  # «Privately, aides said»
        if is_place(core) and (index or INTRO.match(text)):
            continue  # «Speaking in Reno, Nevada, the senator said»
        if not core or INTRO.match(core) or not pure_name(core) or core.lower() in words.QUANTIFIERS:
            continue
        tail = [t for _, t in pieces[index + 1 :]]
        if not tail[0].strip() or not _APPOSED.match(tail[0].strip()):
            return None
        plain = tail[-1].strip()
        if plain and (NAME.fullmatch(plain) or PRONOUN.search(tail[-1])):
            return None
        main = [t for t in tail if not re.match(r"\s*(?:who|whose|which|where)\b", t)]
        if any(FINITE.search(re.split(r"\s(?:who|whose|which|that)\s", t)[0]) for t in main):
            return None
        role = ", ".join(t.strip() for t in tail if t.strip())
        end = floor + pieces[-1][0] + len(pieces[-1][1])
        return Subject(floor + at + lead, end, core, role)
    return None


def _title_then_name(pieces: list[tuple[int, str]]) -> bool:
    """«Brubaker's campaign manager, Megan Tull»: a trade with a determiner or owner, then a bare name."""
    role, name = LEAD.sub("", pieces[-2][1]).strip(), pieces[-1][1].strip()
    if (
        not NAME.fullmatch(name)
        or " " not in name
        or not role
        or FINITE.search(role)
        or len(role.split()) > 12
    ):
        return False
    return (
        role.split()[-1].lower() in words.TRADES
        and bool(re.match(r"(?:the|a|an|his|her|its|their|one|[A-Z][\w’'.]*)\b", role))
    ) or (
        any(w.lower() in words.TRADES for w in role.split()[:5])
        and role.lower().startswith(("the ", "his ", "her ", "its ", "their "))
    )


def _before_comma(floor: int, pieces: list[tuple[int, str]]) -> Subject | None:
    """The subject before an apposition that a comma closes: «Zhao Zhiyun, head of the institute, [said]»."""
    for index in range(len(pieces) - 1, -1, -1):
        at, text = pieces[index]
        lead = lead_length(text)
        core = text[lead:]
        if not core.strip():
            continue
        nextish = pieces[index + 1][1].strip() if index + 1 < len(pieces) else ""
        if index == len(pieces) - 1 and index > 0:
            if _title_then_name(pieces[: index + 1]):
                role = pieces[index - 1]
                return Subject(
                    floor + role[0] + lead_length(role[1]),
                    floor + at + len(text),
                    core.strip(),
                    LEAD.sub("", role[1]).strip(),
                )
            if not NAME.fullmatch(core.strip()) or not INTRO.match(pieces[index - 1][1].strip()):
                continue  # an apposition itself
        if (
            index > 0
            and re.match(
                r"(?:who|whose|which|where|and|or|including|an?\s|[RDI]-|speaking|\d\d?$)", core.strip()
            )
            and index != 0
        ) and not (nextish.startswith(("who", "whose")) and re.match(r"an?\s", core)):
            continue
        subject = phrase(floor + at, text)
        if subject is None:
            if index and not INTRO.match(core):
                continue
            return None
        tail = pieces[index + 1 :]
        apposed = ", ".join(t.strip() for _, t in tail if t.strip()) or None
        if INTRO.match(core) and index + 1 < len(pieces) and not subject.head[0].isupper():
            return None
        end = floor + pieces[-1][0] + len(pieces[-1][1])
        return Subject(subject.start, end, subject.head, subject.role or apposed)
    return None


_TITLED_FIRST = re.compile(
    rf"(?P<role>(?:The|A|An|One|His|Her|Its|Their|[A-Z][\w’'.]*['’]s?)\s[^,]{{3,80}}),\s(?P<name>{NAME.pattern}),\s"
)


def sentence_subject(masked: str, start: int, at: int) -> Subject | None:
    """The noun phrase that opens the sentence, for «Baiyun reported revenue …, but said …»."""
    text = masked[start:at].lstrip(HOLE + " \"'“”‘’,.")
    offset = at - len(text)
    lead = lead_length(text)
    text, offset = text[lead:], offset + lead
    first = re.match(r"(?:He|She|It|They|he|she|it|they)\b", text)
    if first:
        return Subject(offset, offset + first.end(), first.group())
    if INTRO.match(text):
        comma = text.find(", ", 0, 200)
        if comma < 0 or INTRO.match(text[comma + 2 :]):
            return None
        text, offset = text[comma + 2 :], offset + comma + 2
    titled = _TITLED_FIRST.match(text)
    if titled and words.is_trade(titled["role"].split()[-1]):
        return Subject(offset, offset + titled.end("name"), titled["name"], titled["role"])
    name = NAME.match(text[:120])
    if (
        name
        and re.match(r"\s[a-z]{2,}s\s", text[name.end() :])
        and name.group().lower() not in words.QUANTIFIERS
    ):
        return Subject(offset, offset + name.end(), name.group())
    described = UP_TO_VERB.match(text)
    if described and noun_phrase(described.group()):
        return Subject(offset, offset + described.end(), described.group())
    return (
        Subject(offset, offset + name.end(), name.group())
        if name and name.group().lower() not in words.QUANTIFIERS
        else None
    )


def right_subject(masked: str, after: int, end: int) -> Subject | None:
    """The subject after the verb: «said Zhao Zhiyun, head of the research institute, during the forum»."""
    rest = masked[after : min(end, after + 300)]
    if not rest[:1].isspace():
        return None
    lead = len(rest) - len(rest.lstrip())
    body = rest[lead:]
    if re.match(
        r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|November|December|late|early|earlier|later|last|yesterday|today|tonight|repeatedly|again|nothing|recently|that|to|it|he|she|they|there|this|on|in|at|by|if|whether|how|when|why|what|as|with|from|for|of|about|after|and|but|so|no|not)\b(?!\sof)",
        body,
    ):
        return None
    cut = _cut(body)
    head = body[:cut].rstrip()
    tail = TAIL.search(head)
    while tail is not None and tail.start() > 0:
        if (
            re.match(r"\s(?:at|in|for|with|from)\b", tail.group())
            and not re.search(words.EVENTS, head[tail.start() :])
            and not re.search(r"\sin\s\d", tail.group())
        ):
            tail = TAIL.search(head, tail.end())
            continue
        if (
            re.match(r"\s\w+ly\b", tail.group())
            and head[tail.end() :].strip()
            and (
                head[tail.end() + 1 : tail.end() + 2].isupper()
                or head[: tail.start()].endswith(("’s", "'s", " the", " a"))
            )
        ):
            tail = TAIL.search(head, tail.end())
            continue
        head = head[: tail.start()]
        break
    if (named := NAME.match(head)) and _DOING.match(head, named.end()):
        head = named.group()
    if not head or not noun_phrase(head.split(", ")[0]):
        return None
    start = after + lead
    role, stop = _role_right(body, len(head), cut)
    if role is not None and NAME.fullmatch(role) and " " in role and head.split()[-1].lower() in words.TRADES:
        return Subject(start, start + stop, role, head)
    return Subject(start, start + stop, head, role)


def _cut(body: str) -> int:
    for mark in _NEXT_CLAUSE.finditer(body):
        if mark.group()[0] in ".!?" and _ABBREVIATED.search(body[: mark.start()]):
            continue
        if mark.group() == "," and re.match(r",\s(?:Jr|Sr|III?)\b", body[mark.start() :]):
            continue
        return mark.start()
    return len(body)


def _role_right(body: str, head: int, cut: int) -> tuple[str | None, int]:
    """The apposition after an inverted subject, and where the attribution ends with it."""
    if head != cut or cut >= len(body) or body[cut] not in ",(":
        return None, head
    rest = body[cut + 1 :]
    stop = _cut(rest)
    role = rest[:stop].strip()
    if re.match(r"\d\d?$|[RDI]-", role):
        return None, cut + 1 + stop
    if (
        not role
        or not APPOSITION.match(role)
        or re.match(
            r"(?:but|and|adding|noting|as|when|while|after|before|in|on|during|at|citing|referring|speaking)\b",
            role,
        )
    ):
        return None, head
    return role, cut + 1 + stop
