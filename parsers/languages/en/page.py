"""What English pages put around a story: share bars, newsletters, endings, captions, bylines, sources, date labels.

The names here are those that parsers.furniture, parsers.bylines and parsers.pagedates look for in each language.
"""

from __future__ import annotations

import re

IN_ASCII = True

FURNITURE = re.compile(
    r"(?i)(?:\(?(?:additional\s+)?(?:reporting|writing|editing|compiled|translated)\s+(?:and\s+\w+\s+)?by\b.{2,200}$"
    r"|\(?(?:header|cover|top|lead|banner|featured?|main)\s+(?:photo|image|illustration|picture)s?\s*[:：].{0,120}$|contact\s+(?:the\s+)?(?:reporter|editor|writer|author)s?\b.{0,160}$"
    r"|[(\[]?\s*(?:web\s+|copy\s+)?(?:editors?|edited\s+by|reporting\s+by|editing\s+by)\s*:.{0,90}$|\(?(?:web\s+editor|bianji)\b.{0,80}$"
    r"|(?:share|tweet|pin|email|e-mail|print|save|copy\s+link|facebook|twitter|whatsapp|linkedin|wechat|weibo|reddit|flipboard|messenger|more|x|line|telegram)"
    r"(?:\s*(?:this|on|via|to|the|with|by|a|your|friends?|story|article|page|post|link|email|e-mail|facebook|twitter|whatsapp|linkedin|wechat|weibo|reddit|print|more|options|[|/,:\d-]))*\s*$"
    r"|like\s+this\s+(?:story|article|post).{0,60}$|(?:share\s+(?:this|your|with|on)|follow\s+(?:us|me|him|her|@?\w+\s+on)|find\s+us\s+on|join\s+us\s+on|connect\s+with\s+us)\b.{0,120}$"
    r"|(?:advertisement|advert|ad|sponsored|promoted|sponsored\s+content|story\s+continues(?:\s+below.{0,30})?|continue\s+reading(?:\s+.{0,60})?|article\s+continues.{0,30}|scroll\s+(?:down\s+)?(?:to|for).{0,40}|loading\W*"
    r"|\bloading\s+.{0,30}|this\s+(?:video|content)\s+(?:is|could|can).{0,60}|skip\s+(?:to|ad|advert).{0,40}|comments?|\d+\s+comments?|leave\s+a\s+(?:comment|reply)|view\s+(?:all\s+)?(?:\d+\s+)?comments?|recommended|tags?|tagged|topics?|filed\s+under|subscribe|sign\s+up|sign\s+in|log\s*in|register)\s*[:.]?\s*$"
    r"|(?:subscribe|sign\s+up|register)\s+(?:to|for|now|here|today|with)\b.{0,240}$|(?:get|receive)\s+(?:the|our|all|more|daily|breaking|your)\b.{0,100}\b(?:newsletter|inbox|alerts?|app|delivered|updates)\b.{0,200}$|.{0,80}\b(?:in|to)\s+your\s+inbox\b.{0,120}$"
    r"|.{0,120}\b(?:our|the|free|daily|weekly)\s+(?:\w+\s+){0,2}newsletters?\b.{0,100}(?:sign|subscribe|inbox|here|today).{0,100}$|(?:click|tap)\s+here\b.{0,120}$|download\s+(?:the|our)\b.{0,40}\bapp\b.{0,80}$"
    r"|(?:have|got|do\s+you\s+have)\s+(?:a|any)\s+(?:news\s+)?(?:tips?|story|stories)\b.{0,200}$|(?:contact|email|reach)\s+(?:the\s+)?(?:us|author|reporter|writer)s?\b.{0,120}$|if\s+you\s+(?:spot|notice)\s+an?\s+(?:error|mistake).{0,120}$|(?:correction|report)\s+(?:suggestions?|an?\s+error)\b.{0,80}$"
    r"|(?:read|see|watch|listen|learn|click|view|discover|find\s+out)\s+(?:more|also|next|now)\s*[:：>»].{0,200}$|(?:also\s+)?(?:read|see|watch|related|see\s+also|read\s+also|also\s+read|don'?t\s+miss|must\s+read|more\s*on\s+this|further\s+reading|recommended)\s*[:：|].{0,200}$"
    r"|(?:all\s+rights\s+reserved|copyright\s*(?:©|\(c\)|\d{4})|©|\(c\)\s*\d{4}).{0,420}$|.{0,60}\ball\s+rights\s+reserved\b.{0,80}$|(?:photo|image|picture|credit|video|illustration|source|file\s+photo)s?\s*(?:credit|by|courtesy|source)?\s*[:：/].{0,120}$"
    r"|(?:follow|like)\s+\S{2,30}\s+on\s+(?:twitter|facebook|instagram|x|wechat)\b.{0,100}$|(?:listen|watch|play|pause|mute|unmute|duration|\d+:\d\d)\s*(?:to\s+this\s+(?:article|story)|now|video|audio)?\s*(?:\(?\d+\s*min.{0,12})?$"
    r"|(?:home|news|back|top|next|previous|prev|page\s+\d+.{0,12})\s*(?:[>»/|].{0,80})?$|(?:chat|share)\s+(?:on|via)\b.{0,30}$|\d+\s*min(?:ute)?s?\s+read$|(?:read|reading)\s+time\b.{0,20}$|please\s+(?:enable|sign|log|subscribe|wait|try)\b.{0,160}$"
    r"|(?:start\s+your\s+(?:free\s+)?trial|support\s+(?:us|our)|donate|become\s+a\s+(?:member|subscriber)).{0,120}$|tell\s+us\s+what\s+you\s+think.{0,40}$|what\s+do\s+you\s+think\?.{0,80}$|let\s+us\s+know\s+in\s+the\s+comments.{0,80}$|there'?s\s+plenty\s+more\s+where.{0,160}$|\[/?\w+[^\]]{0,200}\].{0,200}\[/\w+\]$)"
)
ENDINGS = re.compile(
    r"(?i)\W*(?:related(?:\s+(?:stor(?:y|ies)|articles?|news|posts?|content|links?|topics?|coverage|reading|roundup|video|videos|photos))?|recommended(?:\s+(?:for\s+you|stories|articles|reading))?|read\s+(?:more|next|also|this\s+next)|see\s+also"
    r"|more\s+(?:(?:great|top|from|on|in|like|about|latest|must[\s-]reads?)\b.{0,50}|stories|news|articles|reading|coverage)|you\s+(?:may|might|will)\s+(?:also\s+)?(?:like|be\s+interested.{0,20}|enjoy|love)|you'?ll\s+(?:also\s+)?(?:like|love)|also\s+(?:on|in|from|read)\b.{0,40}"
    r"|(?:most|top|popular|trending|latest)\s*(?:read|popular|viewed|stories|news|articles|posts|now|videos|in\s+\w+)?|what\s+to\s+read\s+next|up\s+next|don'?t\s+miss|editor'?s?'?\s+(?:picks?|choice)|keep\s+reading|further\s+reading|around\s+the\s+web|from\s+(?:our|the)\s+(?:partners?|web)|sponsored\s+(?:stories|content|links)"
    r"|(?:\d+\s+)?comments?(?:\s+\(\d+\))?|leave\s+a\s+(?:comment|reply).{0,20}|join\s+the\s+(?:conversation|discussion).{0,20}|post\s+a\s+comment|photos|videos|newsletters?|sign\s+up\s+(?:for|to)\b.{0,60}|about\s+the\s+authors?|about\s+us|tags|share\s+this\s+(?:story|article|post|entry))\s*[:：.…]?\s*$"
)
CAPTION = re.compile(
    r"(?i)(?:[\[(—–/|]\s*(?:photos?|pictures?|images?|file\s+photo|illustration|credit|source)\b[^)\]]{0,80}[\])]?\s*\.?"
    r"|\bphoto(?:graph)?s?\s*(?:by|:|/|courtesy)\s*.{1,60}"
    r"|(?:[.!?)\]”\"]\s+|[/|(\[—–-]\s*|^)(?:getty|reuters|afp|ap|epa|xinhua|cfp|vcg|ic|shutterstock|istock|alamy|bloomberg|handout"
    r"|imaginechina)(?:[\s/|,-]+(?:images?|photos?|pool|getty|afp|ap|reuters|file))*\s*[)\]/]?\s*\.?"
    r"|\bvia\s+(?:getty|ap|reuters|afp|\w+)(?:\s+images)?\.?|\[?(?:provided\s+to|courtesy)\b.{1,60}"
    r"|(?<=[(\[/])[^()\[\]]{0,40}\b(?:photo|courtesy|online/)[^()\[\]]{0,80}[)\]])\s*$"
)
DATELINE = re.compile(
    r"^[A-Z][A-Z .,'-]{2,40}(?:, [A-Z][a-z]+\.?)?(?:, [A-Z][a-z]{2,8}\.? \d{1,2})?\s*(?:\([A-Z][\w ]+\))?\s*(?:--|—|–|-)\s*$"
)
SUFFIX = re.compile(
    r"(?i)\s*(?:\(\s*(?:web\s+)?editors?\s*:[^)]{1,80}\)|\bread\s+more\s*[»>…]+|continue\s+reading\s*[»>→…]*)\s*$"
)
SUFFIX_ENDS = tuple(")»>…→gG")  # what it can end with: few paragraphs need to be searched for one

_NAME = (
    r"(?:[A-Z][\w.'’-]*|[a-z]{1,3}(?=\s[A-Z])|[A-Z]\.)(?:\s+(?:[A-Z][\w.'’-]*|d[aeiu]|de|la|van|von"
    r"|der|den|bin|al|el|le|du|of))*"
)
_NAMES = rf"{_NAME}(?:\s*(?:,|and|&|with)\s*{_NAME})*"
BYLINE = (
    re.compile(
        rf"^\s*\(?(?:Story\s+|Written\s+|Reported\s+|Reporting\s+|Words\s+)?[Bb](?:y|Y)\s*:?\s+({_NAMES})"
    ),
    re.compile(rf"^\(?(?:Additional )?(?:Reporting|Written|Writing)(?: and \w+)? by\s+({_NAMES})"),
    re.compile(rf"(?:^|[\s|])(?:Author|Writer|Reporter)s?\s*:\s*({_NAMES})"),
    re.compile(rf"^({_NAMES})\s*/\s*(?:Staff|Contributing)\s+(?:[Rr]eporter|[Ww]riter)"),
    re.compile(rf"\b(?:By|BY)\s+({_NAMES})\s*(?:[|/(·•]|\bin\b|$|\d|Updated|Published|Posted)"),
    re.compile(
        r"^(AFP|AP|Reuters|Bloomberg|Xinhua|CNA|Kyodo|DPA|dpa|EFE|PTI|ANI|IANS|TASS|Yonhap|UPI"
        r"|Agence France-Presse|Associated Press"
        r"|The Associated Press)(?:,\s+[A-Z][A-Za-z .]{2,30})?$"
    ),
)
# wire services: writers only where nobody else is named
AGENCY = re.compile(r"(?i)(?:AFP|AP|Reuters|Bloomberg|Xinhua|CNA|Kyodo|(?:the )?associated press|agencies)$")
ROLE = re.compile(
    r"(?i),\s*(?:(?-i:[A-Z]{2,})\s+)?(?:(?:senior|chief|staff|special|contributing|political|tech\w*|business|auto|sports|science|health)\s+)*"
    r"(?:correspondents?|reporters?|writers?|editors?|columnists?|analysts?|contributors?|bureau\s+chief)\b"
    r"|\s+(?:published|updated|posted|last\s+modified|in\s+[A-Z]\w+)\b.*$"
)
SIGNATURE = re.compile(r"(?:—|--|–)\s*((?:[A-Z][\w.'’-]+\s+){1,2}[A-Z][\w.'’-]+)$")
EDITOR = re.compile(rf"(?i:edit(?:ors?|ed\s+by|ing\s+by))\s*:?\s*({_NAMES})")
NOT_A_NAME = re.compile(
    r"(?i)(?:https?:|www\.|@|\.com\b|^(?:admin(?:istrator)?|editor(?:ial)?|staff|(?:staff|special|our|contributing)\s+(?:reporter|writer|correspondent)s?|news(?:room|\s+desk)?|web\s?(?:master|desk)|guest|author|unknown|none|null|undefined|contributor|post|user|anonymous|redaction|team|by|share|published|updated|posted|the|source|copyright|all)$|^\d+$)"
)
SOURCE = re.compile(
    r"(?:Source|SOURCE|Originally published (?:by|in|on)|Source from)\s*[:：]\s*([A-Z][\w .'’&-]{1,40}?)"
    r"(?=\s*(?:\||$|Author|Editor|Published|Updated|Release|\d|,|;|\())"
)
PUBLISHED = re.compile(
    r"(?i)(?:published|posted|released?|created|pub(?:lication)?|first\s+published)?(?:\s+(?:time|date|on|at))?\s*[:：]?\s*$"
)
MODIFIED = re.compile(
    r"(?i)(?:updated|modified|revised|edited|last\s+(?:updated|modified|changed))(?:\s+(?:time|date|on|at))?\s*[:：]?\s*$"
)
SITE = re.compile(
    r"(?i)\b(?:news|times|post|daily|online|herald|tribune|journal|gazette|guardian|today|magazine|media|tv|radio|press|\w+\.(?:com|cn|org|net|co\.uk|tech|io|asia)|report|review|world|network|wire|globe|telegraph|observer|chronicle|bbc|cnn|cgtn|reuters|xinhua|home|blog|website)\s*$"
)
LIVE = re.compile(
    r"(?i)(?:^|\W)(?:live\s+(?:updates?|blog|coverage|news)\b|as\s+it\s+happened\b)|^live\s*[:|]"
)
