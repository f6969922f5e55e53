"""What columns are called in the exports of address books, in several languages; names are compared as `plain` writes them."""

import re
import unicodedata
from functools import lru_cache

from halfhour.domain.people import ColumnUse

_NUMBER = re.compile(r"\d+")


@lru_cache(maxsize=4096)
def plain(name: str) -> str:
    """A column's name as small letters and digits only, without accents: `E-mail 1 - Value` is `email1value`."""
    apart = unicodedata.normalize("NFKD", name[:200].casefold())
    return "".join(sign for sign in apart if sign.isalnum())


def numberless(name: str) -> str:
    """A plain name without its numbers, as `E-mail 2 Address` means the same as the first."""
    return _NUMBER.sub("", plain(name))


def _words(text: str) -> frozenset[str]:
    return frozenset(plain(word) for word in text.split())


# Each word is a whole name of a column. The order within a use does not matter.
_USES = {
    ColumnUse.NAME: """
        name fullname displayname contactname contact person anzeigename vollstaendigername nomcomplet nombrecompleto nomecompleto
        naam volledigenaam namn navn 姓名 氏名 名前""",
    ColumnUse.GIVEN: """
        firstname givenname given forename fname legalfirstname vorname prénom nombre nombres nome primeironome primernombre voornaam
        förnamn fornavn imię etunimi endorserfirstname endorseefirstname 名 имя""",
    ColumnUse.ADDITIONAL: """
        middlename additionalname middleinitial weiterevornamen weiterervorname zweitervorname deuxièmeprénom segundonombre
        secondonome segundonome tweedenaam""",
    ColumnUse.FAMILY: """
        lastname familyname surname family lname nachname familienname zuname nomdefamille apellido apellidos cognome sobrenome apelido
        achternaam efternamn efternavn etternavn nazwisko sukunimi endorserlastname endorseelastname 姓 фамилия""",
    ColumnUse.PREFIX: "nameprefix prefix honorific honorificprefix salutation anrede namenspräfix civilité tratamiento aanhef",
    ColumnUse.SUFFIX: "namesuffix suffix honorificsuffix namenssuffix namenszusatz suffixe sufijo suffisso sufixo achtervoegsel",
    ColumnUse.NICKNAME: "nickname nicknames spitzname surnom apodo soprannome bijnaam preferredname goesby",
    ColumnUse.ORGANIZATION: """
        company companies companyname organization organisation organizationname organisationname employer currentcompany
        associatedcompany primaryassociatedcompany accountname workplace firma unternehmen arbeitgeber société entreprise organizzazione
        empresa organización compañía azienda società organização bedrijf organisatie företag virksomhed firmanavn yritys 会社名 公司
        компания""",
    ColumnUse.TITLE: """
        jobtitle position title role jobrole function organizationtitle currenttitle currentposition headline berufsbezeichnung stelle
        stellenbezeichnung funktion fonction poste intituléduposte titreduposte puesto cargo posición posizione qualifica titolo
        função functie functietitel befattning stilling stanowisko 役職 职位 должность""",
    ColumnUse.DEPARTMENT: "department organizationdepartment abteilung département departamento dipartimento reparto afdeling avdelning",
    ColumnUse.PROFILE: """
        linkedin linkedinurl linkedinprofile linkedinprofileurl linkedinlink linkedinbio profileurl profilelink profile profiles
        publicprofileurl endorserpublicurl endorseepublicurl linkedinprofil profillinkedin perfildelinkedin""",
    ColumnUse.WEBSITE: """
        website websites websitevalue websiteurl webpage web url link homepage sites personalwebsite webseite siteweb páginaweb sitioweb
        sitoweb paginaweb webpagina hemsida""",
    ColumnUse.BIRTHDAY: """
        birthday birthdate birth dateofbirth dob bday geburtstag geburtsdatum datedenaissance anniversaire fechadenacimiento cumpleaños
        compleanno datadinascita datadenascimento aniversário geboortedatum verjaardag födelsedag fødselsdag 誕生日 生日""",
    ColumnUse.LABELS: """
        labels label groups group groupmembership tags tag categories category lists kategorien kategorie catégories catégorie
        categorías categorie categorias étiquettes etiquetas""",
    ColumnUse.NOTES: """
        notes note comments comment remarks notizen notiz bemerkungen anmerkungen remarques commentaires notas observaciones
        opmerkingen anteckningar""",
    ColumnUse.CONNECTED: """
        connectedon connecteddate dateconnected connectiondate connectedat verbundenam vernetztam connectéle datedeconnexion connexionle
        conectadoel fechadeconexión conexiónel connessoil datacollegamento collegatodal conectadoem dataconexão verbondenop anslutenden""",
    ColumnUse.ADDED: "createdat createdate createdon created dateadded addedon addedat dateofaddition hinzugefügtam erstelltam",
    ColumnUse.BOOKMARKED: "bookmarkedat",
}  # fmt: skip
_PLAIN_EMAIL = """
    email emails emailaddress emailaddresses emailvalue mail mails mailaddress mailadresse eposta emailadresse emailadressen adresseemail
    adressemail adressesemail adresseélectronique adressedemessagerie courriel correo correoelectrónico correoselectrónicos
    direccióndecorreoelectrónico indirizzoemail indirizzodipostaelettronica endereçodeemail endereçoemail emailadres emailadressen
    epost epostadress epostadresse adresemail メールアドレス 邮箱 电子邮件"""
_CERTAIN_EMAIL = """
    primaryemail workemail businessemail homeemail personalemail privateemail otheremail workemailaddress businessemailaddress
    homeemailaddress personalemailaddress alternateemail secondaryemail geschäftlicheemail privateemailadresse additionalemailaddresses"""
_PLAIN_PHONE = """
    phone phones phonenumber phonenumbers phonevalue telephone telephonenumber tel telefon telefonnummer rufnummer téléphone
    numérodetéléphone teléfono numerodeteléfono telefono numeroditelefono telefone telefoon telefoonnummer puhelin 電話 电话"""
_CERTAIN_PHONE = """
    mobile mobilephone mobilephonenumber mobilenumber cell cellphone handy handynummer mobil mobiltelefon mobilnummer portable
    téléphonemobile téléphoneportable telmobile móvil teléfonomóvil celular telefonecelular cellulare mobiel mobielnummer
    primaryphone homephone privatephone workphone businessphone officephone otherphone companymainphone workphonenumber
    homephonenumber telefongeschäftlich telefonprivat telefonfirma weiterestelefon haupttelefon téléphonebureau teldubureau
    téléphoneprofessionnel téléphonedomicile teldomicile teléfonodeltrabajo teléfonoparticular telefonoufficio telefonoabitazione"""
_LABELS = """
    emailtype emaillabel phonetype phonelabel websitetype websitelabel customfieldtype customfieldlabel eventtype eventlabel
    relationtype relationlabel"""

GENERIC = _words(_PLAIN_EMAIL) | _words(_PLAIN_PHONE) | {"website", "websitevalue", "url", "link", "web"}
"""Names that say no more than what the value is; all others are its label too (`Business Phone`)."""

_BY_NAME: dict[str, ColumnUse] = {
    **{word: use for use, words in _USES.items() for word in _words(words)},
    **dict.fromkeys(_words(_PLAIN_EMAIL) | _words(_CERTAIN_EMAIL), ColumnUse.EMAIL),
    **dict.fromkeys(_words(_PLAIN_PHONE) | _words(_CERTAIN_PHONE), ColumnUse.PHONE),
    **dict.fromkeys(_words(_LABELS), ColumnUse.LABEL_OF_NEXT),
}

# Names of columns that hold no person but tell that a line is a header.
HEADER_ONLY = _words("""
    from to date content folder direction conversationid conversationtitle senderprofileurl recipientprofileurls sentat message subject
    startedon finishedon location description schoolname startdate enddate degreename activities confirmed primary updatedon extension
    number type text creationdate status followedon addresses sites instantmessagehandles zipcode geolocation industry summary
    twitterhandles instantmessengers maidenname address source recordid contactowner lifecyclestage leadstatus city country state
    street gender hobby language initials endorsementdate skillname searchquery logindate""")  # fmt: skip


def use_of(name: str) -> ColumnUse | None:
    """What a column of this name holds when nothing else is known; None for names that we do not know."""
    found = _BY_NAME.get(plain(name))
    return found if found is not None else _BY_NAME.get(numberless(name))


def is_known(name: str) -> bool:
    """Whether a column of this name stands in any export that we know."""
    return use_of(name) is not None or plain(name) in HEADER_ONLY
