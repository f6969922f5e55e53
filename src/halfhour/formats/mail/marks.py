"""How mail programs mark what is quoted, forwarded and signed, in the languages they speak."""

import re

_FROM = "From|Von|De|Da|Van|Från|Fra|Lähettäjä|Od|Kimden|От|Від|发件人|寄件者|差出人|보낸 사람|Feladó|De la"
_SENT = (
    "Sent|Date|Gesendet|Datum|Envoyé|Enviado(?: el)?|Fecha|Data|Inviato|Verzonden|Skickat|Sendt|Dato"
    "|Lähetetty|Wysłano|Дата|Отправлено|发送时间|日期|日時|送信日時|보낸 날짜|Elküldve|Tarih|Gönderilen"
)
_TO = "To|An|À|A|Para|Aan|Till|Til|Vastaanottaja|Do|Kime|Кому|收件人|宛先|받는 사람|Címzett"
_SUBJECT = (
    "Subject|Betreff|Objet|Asunto|Oggetto|Assunto|Onderwerp|Ämne|Emne|Aihe|Temat|Konu|Тема|主题|主旨|件名|제목|Tárgy"
)
_CC = "Cc|Kopie|Copie|CC|Bcc|Reply-To|Importance|Attachments?|Anlagen?|Sent by|Organization"

QUOTE = re.compile(r"[ \t]{0,3}(?:>[ \t]?)+")
"""Quote marks at the beginning of a line."""

FIELD = re.compile(
    rf"\*?(?P<from>{_FROM})\*?\s?[:：]\*?\s*(?P<who>.{{0,300}})"
    rf"|\*?(?P<subject>{_SUBJECT})\*?\s?[:：]\*?\s*(?P<what>.{{0,500}})"
    rf"|\*?(?:{_SENT}|{_TO}|{_CC})\*?\s?[:：]\*?.*",
    re.IGNORECASE,
)
"""A line of the block that stands before a quoted or forwarded mail."""

_HEAD_OF_QUOTE = re.compile(
    r"(?:original[ -](?:message|appointment|mail)|ursprüngliche (?:nachricht|mail)|originalnachricht"
    r"|message d'origine|message original"
    r"|mensaje original|messaggio originale|mensagem original|oorspronkelijk bericht"
    r"|ursprungligt meddelande|oprindelig meddelelse|opprinnelig melding"
    r"|alkuperäinen viesti|oryginalna wiadomość|исходное сообщение|原始邮件|原始郵件|元のメッセージ|원본 메시지|özgün ileti"
    r"|forwarded (?:message|by).{0,200}|weitergeleitete nachricht|message transféré|mensaje reenviado"
    r"|messaggio inoltrato|mensagem encaminhada|doorgestuurd bericht"
    r"|vidarebefordrat meddelande|转发邮件|轉寄郵件|пересылаемое сообщение)",
    re.IGNORECASE,
)
_FORWARDED = re.compile(
    r"begin forwarded message ?:|anfang der weitergeleiteten (?:nachricht|e-mail) ?:"
    r"|début du message (?:réexpédié|transféré) ?:"
    r"|inicio del mensaje reenviado ?:",
    re.IGNORECASE,
)
_RULE = frozenset("-_=* ")
_LEAST_RULE = 20

_WROTE = (
    "wrote|writes|said|schrieb|a écrit|escribió|ha scritto|escreveu|schreef|skrev|kirjoitti|napisał(?:a"
    "|\\(a\\))?|napsal(?:a)?|написал(?:а|\\(а\\))?|пише"
    "|пишет|a scris|írta|yazdı|şunları yazdı|写道|寫道|のメール|님이 작성"
)
ATTRIBUTION = re.compile(
    rf"(?=.{{0,400}}[\d@<])(?:on|am|le|el|il|em|op|den|på|dnia|w dniu|dne|at|em|a|in (?:article|message)|\d"
    rf"|«|\"|[^\W\d_]).{{0,360}}?(?:{_WROTE}).{{0,40}}[:：]",
    re.IGNORECASE,
)
"""“On Monday, Ada wrote:”, in one line; it names a day or an address."""

_NAMED = re.compile(
    rf"(?:.*?[,;]\s*)?(?P<name>[^,;:<>\d\"]{{2,60}}?)\"?\s*(?:<(?P<address>[^<>\s]{{3,120}})>"
    rf"|\[mailto:(?P<mailto>[^\]\s]{{3,120}})\])?,?\s*(?:{_WROTE})\b",
    re.IGNORECASE,
)
_SCHRIEB = re.compile(r"schrieb\s+(?P<name>[^,;:<>\d]{2,60}?)\s*(?:<(?P<address>[^<>\s]{3,120})>)?\s*:", re.IGNORECASE)

SIGNED = re.compile(
    r"--\s?|__+\s?|(?:sent|get outlook|posted) (?:from|for|via|with) (?:my |a |the )?[\w .'-]{2,40}"
    r"|(?:von meinem|gesendet von|envoyé de|enviado (?:desde|do)|inviato da|verzonden vanaf|skickat från"
    r"|sendt fra)\b.{0,40}",
    re.IGNORECASE,
)
"""A line with which a signature begins."""

CLOSING = re.compile(
    r"(?:(?:kind|best|warm|warmest|kindest|many|with (?:kind|best|warm)|all the"
    r"|with all good)?\s?(?:regards|wishes|best|thanks|thank you|cheers)|sincerely(?: yours)?"
    r"|yours(?: \w+)?|respectfully|cordially"
    r"|mit freundlichen grüßen|viele grüße|cordialement|bien à vous|saludos|cordiali saluti|atenciosamente"
    r"|met vriendelijke groet|vänliga hälsningar)[,.!]?",
    re.IGNORECASE,
)
"""The last words before the name."""

LEGAL = re.compile(
    r"(?:this|the information (?:contained )?in this) (?:e-?mail|message|communication"
    r"|transmission)\b.{0,120}\b(?:confidential|privileged|intended (?:only|solely))"
    r"|confidentiality notice|disclaimer\s?:"
    r"|please consider the environment|diese e-?mail (?:enthält|kann) vertrauliche",
    re.IGNORECASE,
)
"""Where the small print of a firm begins."""


def is_rule(line: str) -> bool:
    """Whether a line is a bare rule, which parts mails only where a block of fields follows."""
    return len(line) >= _LEAST_RULE and _RULE.issuperset(line)


def begins_quote(line: str) -> bool:
    """Whether a line says that another mail begins here: “-----Original Message-----”."""
    if line.startswith(("--", "__", "==")):
        return bool(_HEAD_OF_QUOTE.fullmatch(line.strip("-_=* ")))
    return bool(_FORWARDED.fullmatch(line))


def author_named(attribution: str) -> tuple[str, str]:
    """Name and address in “On Monday, Ada <ada@example.org> wrote:”; empty where it has none."""
    match = _SCHRIEB.search(attribution) or _NAMED.match(attribution)
    if not match:
        return "", ""
    found = match.groupdict()
    name = _name(found["name"] or "")
    return name, found.get("address") or found.get("mailto") or (name if "@" in name else "")


def _name(words: str) -> str:
    """A name without the day and hour that may stand before it."""
    return " ".join(words.strip(" '\"*").split()).removeprefix("at ").removeprefix("AM ").removeprefix("PM ")
