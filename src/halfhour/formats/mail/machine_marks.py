"""How machines speak in mail: mail servers that could not deliver, and answers of people who are away."""

import re

ADDRESS = r"[^\s<>()\[\],;:\"'|\\@]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){0,7}"

SENDER = re.compile(
    r"mailer-?daemon|mail-?daemon|post_?master|mail (?:delivery|system)|mail-?(?:delivery|system)|system administrator|mmsc ndr"
    r"|delivery (?:subsystem|status)|bounce[sd]?[@+-]|microsoftexchange[0-9a-f]*@|^\s*<>\s*$",
    re.IGNORECASE,
)
"""A sender that is a mail server."""

FAILED_SUBJECT = re.compile(
    r"undeliver|undelivered|un(?:able to|deliverable)|not (?:be )?deliver|non.?remis|returned (?:mail|to sender)|return(?:ed"
    r"|ing) (?:message|to) (?:to )?sender"
    r"|(?:mail|message|delivery|deliver)\b.{0,40}\bfail|failure notice|fail(?:ure|ed) (?:notice|delivery)"
    r"|delivery (?:status )?notif|delivery (?:problem|error|report)"
    r"|delivery status|mail system error|error sending your mail|could not (?:be delivered|send mail)"
    r"|warning.{0,30}(?:could not|message|delay)"
    r"|delayed (?:mail|delivery)|mail (?:status )?report|user unknown|nondeliverable|bounce (?:mail|message)"
    r"|unzustellbar|zustell(?:ung|bericht|fehler)|nicht zugestellt|non (?:distribuable|recapitabile)|mancato recapito"
    r"|échec de (?:remise|distribution)"
    r"|no se puede entregar|no entregad|devuelt|não entreg|devolvid|onbestelbaar|ikke leveres|kan inte levereras|kunne ikke|toimittamaton"
    r"|niedostarczon|nie dostarczon|nedoruč|kézbesíthetetlen|недоставлен|не доставлено|не удалось доставить|недостав"
    r"|メールエラー|配信不能|配信できません|配送不能|送信できません|エラー通知|退信|无法投递|無法傳遞|반송|전송 실패",
    re.IGNORECASE,
)
"""A subject that says that something did not arrive."""

FAILED_WORDS = re.compile(
    r"could not be (?:delivered|reached)|couldn.t be (?:delivered|found)|not (?:able to )?deliver|unable to (?:deliver|relay"
    r"|send)|was not delivered|not delivered to"
    r"|did(?: not|n.t) reach|can(?:not|.t) be (?:delivered|reached)|undeliverable|has(?: not|n.t) (?:yet )?been delivered"
    r"|delivery (?:has )?(?:failed|to the following)"
    r"|failed (?:to deliver|permanently|addresses|recipient)|fatal errors?|error (?:has )?occurred while|trouble delivering"
    r"|transcript of session"
    r"|failure reasons?  -|unsent message|returned message  -|message .{0,40}delayed|(?:mail|message"
    r"|delivery).{0,60}(?:has been|is) delayed|invalid user address"
    r"|konnte nicht (?:zugestellt|übermittelt)|nicht zugestellt|n.a pas pu être|n.a pu être|no se pudo entregar"
    r"|no pudo ser entregado|non è stato possibile"
    r"|impossibile recapitare|não (?:foi possível|pôde ser) entreg|kon niet worden|kunde inte|kunne ikke|nie mogła? zostać"
    r"|nie mogło|nebylo možné|не может быть доставлено"
    r"|не удалось доставить|не было доставлено|送信できません|配信できません|配信不能|送れません|届けられません|无法(?:投递"
    r"|送达|傳遞)|退回|보낼 수 없|전송하지 못",
    re.IGNORECASE,
)
"""Words of a mail server that could not deliver."""

REASONS = re.compile(
    r"giving up|given up|no such (?:user|recipient)|unknown user|user unknown|mailbox (?:is )?full|over quota|may not exist"
    r"|invalid (?:user|recipient|address)"
    r"|rejected|unknown host|host unknown|not listed|not found|access denied|timed out|connection refused|存在しない|^[ \t]*[45]\d\d[ -]",
    re.IGNORECASE | re.MULTILINE,
)
"""Why a mail server could not; beside a subject that says so too."""

DELAYED = re.compile(
    r"warning message only|not yet been delivered|has been delayed|been delayed|\bdelayed\b|\(delay\)|will (?:be retried"
    r"|continue to)|still (?:trying|being tried)"
    r"|warning.{0,20}could not send|could not send mail for past|verzögert|retardé|в очереди",
    re.IGNORECASE,
)
GIVEN_UP = re.compile(
    r"not going to try again|given up|giving up|permanent(?:ly)? (?:error|fail)|permanent error", re.IGNORECASE
)

CODE = re.compile(
    r"(?<![\d.])(?P<status>[245]\.\d{1,3}\.\d{1,3})(?![\d.]\d)|(?<![\d.\w-])(?P<reply>[45][0-5]\d)(?=[ :-][^\d]|$)",
    re.MULTILINE,
)
"""A status (RFC 3463) or a reply code (RFC 5321) in a line."""

ORIGINAL = re.compile(
    r"^[ \t|>]*(?:[-=*#]{2,}.{0,20}(?:original|copy of|header of|unsent message|returned message|message text follows"
    r"|below this line|message headers?|end of message)"
    r"|[-=*]*\s?(?:original message (?:follows|headers)|this is a copy of|below is a copy of|included is a copy"
    r"|below this line is|original mail|message headers? follow"
    r"|a copy of (?:the|your) (?:original|message)|the header of the original)"
    r"|(?:received|return-path|dkim-signature|x-google-[\w-]+|x-received|delivered-to):)",
    re.IGNORECASE | re.MULTILINE,
)
"""Where the letter that came back begins."""

FIRST_IN_LINE = re.compile(rf"^[ \t|>*]*[<\"'(]?(?P<address>{ADDRESS})[>\"')]?(?=\s*$|\s*[:<,(]|\s+\S)", re.MULTILINE)
"""An address with which a line begins, as servers list those that failed."""

NAMED = re.compile(
    rf"(?:deliver(?:ed|y)?(?: (?:message|mail|failed \d+ attempts))?(?: to)?|user|recipient|address|addressee|mailbox|rcpt to"
    rf"|reach|an|à|para|to)\s?:?\s{{0,3}}[<(\"]?(?P<address>{ADDRESS})",
    re.IGNORECASE,
)
"""An address that is named in a sentence about it."""

IN_REPLY = re.compile(rf"[45]\d\d[ -][^\n]{{0,80}}?<?(?P<address>{ADDRESS})")
"""An address in the answer of another server."""

HELP = re.compile(
    r"contact|assistance|support|help ?desk|send mail to|please (?:e-?)?mail|forward (?:this|it)", re.IGNORECASE
)
"""A line that says whom to ask."""

AWAY_SUBJECT = re.compile(
    r"\s*(?:(?:re|aw|sv|antw|rv|res?)\s?:\s?)?\[?(?:auto(?:matic|matique|matische|matisk|mata|mated)?[ -]?(?:reply|response"
    r"|svar|antwoord|antwort|answer|r[ée]ponse)|autoreply|autosvar|automatisches? antwort"
    r"|automatische antwort|abwesenheits(?:notiz|nachricht|assistent|meldung)|out of (?:the )?office|away from (?:the "
    r"|my )?(?:office|desk|mail|e-mail)\s*$|vacation (?:reply|response)"
    r"|r[ée]ponse automatique|absence du bureau|message d.absence|respuesta autom[áa]tica|fuera de (?:la )?oficina"
    r"|risposta automatica|fuori (?:sede|ufficio)"
    r"|resposta autom[áa]tica|automatisch antwoord|afwezigheids(?:bericht|melding)|frånvaro ?(?:meddelande|från kontoret)"
    r"|automatiskt svar|fraværs(?:melding|besked)|automatisk svar|automaattinen vastaus|poissa toimistosta"
    r"|automatyczna odpowiedź|odpowiedź automatyczna|nieobecność w biurze|automatická odpověď|automatikus válasz"
    r"|răspuns automat|автоматический ответ|автоответ|автоматична відповідь"
    r"|自动(?:回复|答复)|自動(?:回覆|返信|応答)|不在(?:通知|の返信)|자동 ?(?:회신|응답)|otomatik yanıt|αυτόματη απάντηση"
    r"|balasan otomatis|trả lời tự động|מענה אוטומטי|رد تلقائي)",
    re.IGNORECASE,
)
"""How the subjects of automatic answers begin (RFC 3834, and what programs write in the languages they speak)."""
