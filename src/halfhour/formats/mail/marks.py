"""How mail programs mark what is quoted, forwarded and signed, in the languages they speak."""

import re

_FROM = (
    "From|Von|De|Da|Van|Från|Fra|Lähettäjä|Od|Kimden|Gönderen|От|Від|发件人|寄件者|寄件人|差出人|보낸 ?사람|Feladó|De la|Expeditor"
    "|Από|Saatja|No|Nuo|Šalje|Pošiljatelj|Remitente|Remetente|Mittente|Expéditeur|Từ|Dari|מאת|من"
)
_SENT = (
    "Sent|Date|Gesendet(?: am)?|Datum|Envoyé(?: le)?|Enviad[oa](?: el| em)?|Fecha|Data|Inviato|Verzonden|Skickat|Sendt|Dato"
    "|Lähetetty|Päivämäärä|Päiväys|Wysłano|Odesláno|Odoslané|Дата|Отправлено|Надіслано|发送时间|日期|寄件日期|日時|送信日時"
    "|보낸 ?날짜|날짜|Elküldve|Dátum|Küldés ideje|Tarih|Gönderilen|Gönderildi|Trimis|Ημερομηνία|Στάλθηκε|Poslano|Ngày|Dikirim"
    "|Tanggal|תאריך|נשלח"
)
_TO = (
    "To|An|À|A|Para|Aan|Till|Til|Vastaanottaja|Do|Komu|Kime|Alıcı|Кому|收件人|收件者"
    "|宛先|받는 ?사람|Címzett|Către|Προς|Za|Prima|Đến|Kepada|אל"
)
_SUBJECT = (
    "Subject|Betreff|Objet|Asunto|Oggetto|Assunto|Onderwerp|Ämne|Emne|Aihe|Temat|Konu|Тема|主题|主旨|件名|제목|Tárgy|Předmět|Predmet"
    "|Subiect|Θέμα|Chủ đề|Perihal|Subjek|נושא|Assumpte"
)
_CC = (
    "Cc|Kopie|Kopia|Kopi|Copie|Copia|Bcc|Reply-To|Answer-To"
    "|Importance|Priority|Attachments?|Anlagen?|Sent by|Organi[sz]ation|抄送|副本|Копия"
)

QUOTE = re.compile(r"[ \t]{0,3}(?:>[ \t]?)+")
"""Quote marks at the beginning of a line."""

FIELD = re.compile(
    rf"\*?(?P<from>{_FROM})\*?\s?[:：]\*?\s*(?P<who>.{{0,300}})"
    rf"|\*?(?P<subject>{_SUBJECT})\*?\s?[:：]\*?\s*(?P<what>.{{0,500}})"
    rf"|\*?(?:(?P<sent>{_SENT})|(?P<to>{_TO})|{_CC})\*?\s?[:：]\*?.*",
    re.IGNORECASE,
)
"""A line of the block that stands before a quoted or forwarded mail."""

_HEAD_OF_QUOTE = re.compile(
    r"(?:original[ -](?:message|appointment|mail)|reply message|ursprüngliche (?:nachricht|mail|e-mail)|originalnachricht"
    r"|message d.origine|message original|message initial"
    r"|mensaje original|messaggio originale|mensagem original|missatge original|oorspronkelijk bericht"
    r"|ursprungligt meddelande|original ?meddelande|originalmelding|oprindelig (?:meddelelse|besked|mail)"
    r"|opprinnelig (?:melding|e-post)|alkuperäinen viesti|oryginalna wiadomość|wiadomość oryginalna"
    r"|původní (?:zpráva|e-mail)|pôvodná správa|eredeti üzenet|mesaj original|mesajul original|исходное сообщение"
    r"|исходное письмо|пересланное сообщение|оригінальне повідомлення|originalna poruka|izvirno sporočilo"
    r"|原始邮件|原始郵件|原邮件|元のメッセージ|원본 메시지|원본 메일|özgün ileti|orijinal mesaj|αρχικό μήνυμα|tin nhắn gốc"
    r"|pesan asli|הודעה מקורית"
    r"|forwarded (?:message|by).{0,200}|(?:weitergeleitete|forwarded) nachricht|message transféré|mensaje reenviado"
    r"|messaggio inoltrato|mensagem (?:encaminhada|reencaminhada)|doorgestuurd bericht|videresendt (?:meddelelse|melding|besked)"
    r"|vidarebefordrat meddelande|välitetty viesti|przekazana wiadomość|wiadomość przesłana dalej|přeposlaná zpráva"
    r"|továbbított üzenet|转发邮件|转发的邮件|轉寄郵件|転送メッセージ|전달된 메시지|пересылаемое сообщение"
    r"|.{2,80} (?:wrote|a écrit|schrieb|escribió|ha scritto))",
    re.IGNORECASE,
)
_FORWARDED = re.compile(
    r"begin forwarded message ?:|anfang der weitergeleiteten (?:nachricht|e-mail) ?:"
    r"|début du message (?:réexpédié|transféré) ?:"
    r"|inicio del mensaje reenviado ?:|inizio messaggio inoltrato ?:|início da mensagem (?:re)?encaminhada ?:"
    r"|begin doorgestuurd bericht ?:|vidarebefordrat brev ?:|start på videresendt besked ?:",
    re.IGNORECASE,
)
_RULE = frozenset("-_=*— ")
_LEAST_RULE = 20

_WROTE = (
    "wrote|writes|said|schrieb|geschrieben|a écrit|escribió|ha escrito|va escriure|ha scritto|escreveu|schreef|geschreven"
    "|skrev|kirjoitti|napisał(?:a|\\(a\\)|\\(-a\\))?|napsal(?:a|\\(a\\))?|napísal(?:a|\\(a\\))?|je napisa[ol](?:/la|la)?"
    "|написал(?:а|\\(а\\))?|написав|написала|написа|пише|пишет|a scris|írta|ezt írta|yazdı|şunları yazdı|έγραψε|đã viết|menulis"
    "|kirjutas|rakstīja|rašė|كتب|כתב(?:/ה)?|写道|寫道|写到|のメール|님이 작성"
)
_ADDRESS = r"[\w.+=#'-]{1,80}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}"
_DAY = r"(?:\d{4}[-/.年]|\d{1,2}[-/. ]\s?\w{1,12}[-/., ]+\d{2,4}|\b\d{4}\b|\d{1,2}[:.h]\d\d)"

ATTRIBUTION = re.compile(
    # “On 3 March, Ada wrote:”, with a day or an address
    rf"(?=.{{0,400}}[\d@<])(?:on|am|le|el|il|em|op|den|på|dnia|w dniu|dne|dňa|at|em|a|in (?:article|message)|\d"
    rf"|«|\"|[^\W\d_]).{{0,360}}?(?:{_WROTE})(?:.{{0,40}}|(?=.{{0,200}}@).{{0,220}})[:：]"
    # in any language: it begins with a day or an hour, ends with an address and a colon
    rf"|(?=.{{0,60}}{_DAY}).{{0,300}}[<(\[\"]\s?(?:mailto:)?{_ADDRESS}\s?[>)\]\"]\s?.{{0,30}}[:：]"
    # without the colon, where nothing else can be meant
    rf"|(?=.{{0,60}}{_DAY}).{{0,300}}<{_ADDRESS}>\s?,?\s(?:{_WROTE})"
    # phones that sign where others name the day
    rf"|sent from .{{2,60}}<{_ADDRESS}> wrote:",
    re.IGNORECASE,
)
"""“On Monday, Ada wrote:”, in one line; it names a day or an address."""

BEGINS_WITH_DAY = re.compile(
    r"(?:(?:on|am|le|el|il|em|op|den|på|dnia|w dniu|dne|dňa|at|a|în|pe|kell|vào|στις|в|у|em|pada|dana)\s.{0,24}|.{0,12})\d",
    re.IGNORECASE,
)
"""How such a line begins when it stands over several."""

AT_THE_END = re.compile(
    rf"(?P<words>.{{1,200}}?)[-\s]*(?<!\w)(?P<head>(?:On|Am|Le|El|Il|Em|Op|Den|På) (?=.{{0,40}}{_DAY}).{{6,200}}(?:{_WROTE})\s?[:：])"
)
"""The same behind the last words of the reply, in one line with them."""

_WROTE_LAST = re.compile(rf">\s?,?\s(?:{_WROTE})$", re.IGNORECASE)
_NAMED = re.compile(
    rf"(?:.*?[,;]\s*)?(?P<name>[^,;:<>\d\"]{{2,60}}?)\"?\s*(?:<(?P<address>[^<>\s]{{3,120}})>"
    rf"|\[mailto:(?P<mailto>[^\]\s]{{3,120}})\])?,?\s*(?:{_WROTE})\b",
    re.IGNORECASE,
)
_SCHRIEB = re.compile(r"schrieb\s+(?P<name>[^,;:<>\d]{2,60}?)\s*(?:<(?P<address>[^<>\s]{3,120})>)?\s*:", re.IGNORECASE)

_PROGRAM = (
    r"iphone|ipad|ipod|android|samsung|galaxy|huawei|xiaomi|redmi|nokia|blackberry|windows (?:phone|mail)|outlook|yahoo|mobile"
    r"|mobil\w*|handy|smartphone|telefon\w*|téléphone|móvil|celular|cellulare|telefoon|puhelim\w*|gmail|mail(?:box|spring)?"
    r"|k-9|proton\w*|spark"
)
SIGNED = re.compile(
    r"--\s?|—|__+\s?|(?-i:-{1,2}[A-Z]\w+(?: [A-Z][\w.]+){0,2})"
    r"|(?:sent|get outlook|posted) (?:from|for|via|with|using) (?:my |a |the )?[\w .,'’+()/-]{2,60}(?:[<(\[]https?:[^\s]{1,200})?"
    r"|(?:von meine[mr]|gesendet (?:von|mit)|diese nachricht wurde von|envoyé (?:de|depuis|à partir de)|télécharge[rz] outlook"
    r"|enviad[oa] (?:desde|do|de|a partir)|obt[eé]n(?:er|ha)? (?:el )?outlook|inviato (?:da|dal)|verzonden (?:vanaf|met|via"
    r"|vanuit)|skickat från|hämta outlook"
    r"|sendt fra|hent outlook|lähetetty|wysłan[eo] z|odesláno z|odoslané z|отправлено (?:с|из)|надіслано з|elküldve|küldve"
    r"|trimis de pe|στάλθηκε από|poslano (?:z|s)|được gửi từ|dikirim dari|iphone'umdan gönderildi|发自我的|發自我的|從我的"
    r"|从我的|나의).{0,60}"
    rf"|(?:{_PROGRAM}).{{0,40}}(?:から送信|에서 보냄|gönderildi|gesendet|küldve|verzonden)\W?"
    r"|outlook for (?:ios|android|mac).{0,80}",
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


def ends_with_wrote(line: str) -> bool:
    """Whether a line names who wrote, without the colon that others set."""
    return "@" in line and bool(_WROTE_LAST.search(line))


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
