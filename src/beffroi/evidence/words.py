"""The closed words of what recognisers see: rules, facts and lexicon may use these and no others."""

import enum

__all__ = ["Pressure", "Pretext", "Request", "Voice"]


class Request(enum.StrEnum):
    """What a contact asks for."""

    CARD = "card"
    BANK_DETAILS = "bank_details"
    PASSWORD = "password"  # noqa: S105 - the word for what is asked, not a secret
    ONE_TIME_CODE = "one_time_code"
    NIR = "nir"
    MEDICAL = "medical"
    IDENTITY = "identity"
    ADDRESS = "address"
    PAYMENT = "payment"
    CALL_BACK = "call_back"
    CLICK = "click"
    REPLY = "reply"
    INSTALL = "install"
    GIFT_CARD = "gift_card"
    HAND_OVER = "hand_over"
    SCAN_CODE = "scan_code"


class Pressure(enum.StrEnum):
    """How a contact presses."""

    DEADLINE = "deadline"
    THREAT = "threat"
    AUTHORITY = "authority"
    SECRECY = "secrecy"
    REWARD = "reward"
    FEAR = "fear"


class Pretext(enum.StrEnum):
    """What a contact gives as its reason."""

    CARTE_VITALE_EXPIRES = "carte_vitale_expires"
    CARTE_VITALE_NEW_VERSION = "carte_vitale_new_version"
    CARTE_VITALE_FEES = "carte_vitale_fees"
    CARTE_VITALE_UPDATE = "carte_vitale_update"
    CARTE_VITALE_BLOCKED = "carte_vitale_blocked"
    CARTE_VITALE_DELIVERY = "carte_vitale_delivery"
    DIGITAL_CARD = "digital_card"
    REFUND_WAITING = "refund_waiting"
    BANK_DETAILS_CHANGE = "bank_details_change"
    SICK_PAY = "sick_pay"
    MEDICAL_FILE = "medical_file"
    COVID_KIT = "covid_kit"
    CONTACT_TRACING = "contact_tracing"
    VACCINATION_FEE = "vaccination_fee"
    MON_ESPACE_SANTE = "mon_espace_sante"
    CEAM = "ceam"
    CSS = "css"
    RIGHTS_SUSPENDED = "rights_suspended"
    HEARING_TEST = "hearing_test"
    DEBT = "debt"
    ACCOUNT_FRAUD = "account_fraud"
    ACCOUNT_UPDATE = "account_update"
    DIGITAL_SERVICE = "digital_service"
    DATA_BREACH = "data_breach"
    COMPENSATION = "compensation"
    COURIER = "courier"
    BANK_SECURITY = "bank_security"
    PARCEL = "parcel"
    SURVEY = "survey"
    PREVENTION = "prevention"
    RELATIVE_IN_NEED = "relative_in_need"
    OFFICIAL_PAPER = "official_paper"
    SUMMONS = "summons"
    TRAINING_ACCOUNT = "training_account"
    JOB_OFFER = "job_offer"
    WINDFALL = "windfall"
    SUBSCRIPTION = "subscription"
    MISSED_CALL = "missed_call"  # no more than a call in vain: whoever calls back pays
    RANG_ONCE = "rang_once"  # one that stopped before anybody could answer


class Voice(enum.StrEnum):
    """In whose voice a contact speaks."""

    AS_BODY = "as_body"
    ABOUT_BODY = "about_body"
    WARNS = "warns"
    RELATIVE = "relative"
    THIRD_PARTY = "third_party"
    REPORTER = "reporter"
