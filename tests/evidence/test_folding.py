"""Folding: what a reader understands, in ASCII, with the way back."""

import itertools
import string
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beffroi.evidence.folding import FoldedText, fold

_WHITE = str.maketrans("\t\v\f\r\x1c\x1d\x1e\x1f\x00\x7f", " " * 10)
_TRICKY = "aeiot0134@$ .-_\nАаеосріΑορ\u200b\u200d\u00ad\u202e\u202c𝐚𝗲ａᴀ🅰️🙏œßéñ法国بطع7"


@pytest.mark.parametrize(
    ("received", "folded"),
    [
        pytest.param("Ça coûte 5 € à Noël", "ca coute 5 e a noel", id="French accents and the euro"),
        pytest.param("L’Assurance « Maladie » – 24h…", 'l\'assurance " maladie " - 24h.', id="French typography"),
        pytest.param("sœur, ex æquo, Straße", "soeur, ex aequo, strasse", id="one letter written as two"),
        pytest.param("3\u202f646\xa0!\u2009", "3 646 ! ", id="hard and thin spaces"),
        pytest.param("a\r\nb\tc\u2028d", "a \nb c\nd", id="line ends and tabs"),
        pytest.param("Thẻ bảo hiểm ưu đãi", "the bao hiem uu dai", id="Vietnamese"),
        pytest.param("Sağlık sigortası İPTAL", "saglik sigortasi iptal", id="Turkish"),
        pytest.param("Zażółć gęślą jaźń Łódź", "zazolc gesla jazn lodz", id="Polish"),
        pytest.param("Știre în țară", "stire in tara", id="Romanian"),
        pytest.param("cafe\u0301 de\u0301ja\u0300", "cafe deja", id="accents apart from their letter"),
        pytest.param("👉 Cliquez 💶", "  cliquez  ", id="pictures"),
        pytest.param("❤️ merci 👨‍👩‍👧", "   merci      ", id="pictures joined of several"),
        pytest.param("3️⃣6️⃣4️⃣6️⃣", "3646", id="digits on keys"),
        pytest.param("٣٦٤٦ ۳۶۴۶ ३", "3646 3646 3", id="digits of other scripts"),
        pytest.param("Ваша карта истекла", "vasha karta istekla".replace("sh", "ch"), id="Russian"),
        pytest.param("Η κάρτα σας έληξε", "i karta sas elixe", id="Greek"),
        pytest.param("بطاقة فيتال", "btaqa fytal", id="Arabic"),
        pytest.param("כרטיס", "krtys", id="Hebrew"),
        pytest.param("法国Vitale卡，80欧元。", "u6cd5 u56fd vitale u5361,80 u6b27 u5143.", id="Chinese"),
        pytest.param("가 ก ₩", "uac00 u0e01 $", id="other letters and signs"),
    ],
)
def test_text_reads_as_a_person_reads_it(received: str, folded: str) -> None:
    """Word lists are written in ASCII; whatever the keyboard, they must meet the text."""
    assert fold(received).folded == folded
    assert fold(received).undoings == ()


@pytest.mark.parametrize(
    ("received", "folded", "value"),
    [
        pytest.param("ca\u200brte", "carte", "zero_width", id="zero-width space"),
        pytest.param("C\u2060PA\u200cM", "cpam", "zero_width", id="joiners"),
        pytest.param("a\u0336m\u0336e\u0336l\u0336i", "ameli", "zero_width", id="strokes laid over letters"),
        pytest.param("am\u200eeli", "ameli", "bidi", id="direction mark inside"),
        pytest.param("\u202eilema\u202c", "ameli", "bidi", id="shown backwards"),
        pytest.param("Vit\u00adale", "vitale", "soft_hyphen", id="soft hyphen"),
        pytest.param("Vitаle", "vitale", "homoglyph", id="Cyrillic a"),
        pytest.param("АMELΙ", "ameli", "homoglyph", id="Cyrillic and Greek capitals"),
        pytest.param("amẹli", "ameli", "homoglyph", id="an accent no French word has"),
        pytest.param("ꓮꓟꓰꓡꓲ", "ameli", "homoglyph", id="Lisu, with Latin beside"),
        pytest.param("Ｖｉｔａｌｅ", "vitale", "full_width", id="full width"),
        pytest.param("𝗩𝗶𝘁𝗮𝗹𝗲", "vitale", "mathematical", id="mathematical bold"),
        pytest.param("🅰️🅼🅴🅻🅸", "ameli", "mathematical", id="letters on black squares"),
        pytest.param("ⓒⓟⓐⓜ", "cpam", "mathematical", id="letters in circles"),
        pytest.param("𝟬𝟲𝟯𝟵𝟵𝟴", "063998", "mathematical", id="digits"),
        pytest.param("ᴀᴍᴇʟɪ", "ameli", "small_capitals", id="small capitals"),
        pytest.param("v1t4l3", "vitale", "leetspeak", id="leetspeak"),
        pytest.param("v i t a l e", "vitale", "spaced_letters", id="spaced letters"),
        pytest.param("C·A·R·T·E", "carte", "spaced_letters", id="dotted letters"),
    ],
)
def test_disguise_is_undone_and_told(received: str, folded: str, value: str) -> None:
    """Each sort of disguise has its own word, and the whole disguised word is underlined."""
    text = fold(f"Votre {received} expire")

    assert text.folded == f"votre {folded} expire"
    (undoing,) = text.undoings
    assert (undoing.value, undoing.word) == (value, folded)
    assert text.original[undoing.start : undoing.end] == received.strip("\u202e\u202c")


@pytest.mark.parametrize(
    "received",
    [
        pytest.param("مرحبا\u200f ، می\u200cخواهم", id="marks in Arabic and Persian"),
        pytest.param("Famille 👨\u200d👩\u200d👧 🏳️\u200d🌈", id="joined pictures"),
        pytest.param(
            "Appelez \u202a+33 6 39 98 00 01\u202c ou \u2068Nadia\u2069", id="isolates around a number and a name"
        ),
        pytest.param("\ufeffBonjour. \u200bMerci", id="marks between words"),
        pytest.param("5 µg, α-tocophérol, 3 kΩ, 37 °C", id="medicine and units"),
        pytest.param("Оплата картой Vitale, срок истекает", id="Russian with a Latin name"),
        pytest.param("Η κάρτα Vitale λήγει, ΑΜΕΑ", id="Greek in Greek"),
        pytest.param("rappel de 8h30 à 17h30, dossier DS-875326 S3125", id="hours and references"),
        pytest.param(
            "https://vitale-c4rte.example/p413m3nt?c=c0mpt3 jean.c4rte@mail.example", id="links and addresses"
        ),
        pytest.param("C2S, V3, mp3, 5G, covid19, H1N1, 17Cyber, 2026", id="names with digits"),
        pytest.param("il y a à A. B. C. D., plan a b c d e", id="single letters"),
    ],
)
def test_honest_writing_is_no_disguise(received: str) -> None:
    """Other scripts, pictures, units and references are how people write, not how they hide."""
    assert fold(received).undoings == ()


def test_a_text_without_disguise_runs_in_step() -> None:
    """No map is built where none is needed: nearly every message."""
    text = fold("Élève à 5 € – l’école")

    assert text.origin is None
    assert text.to_original(3, 7) == (3, 7)


def test_the_way_back_spans_the_word_as_received() -> None:
    """A report underlines the very words, with what was hidden in them."""
    text = fold("sœur : c a r t e v\u200bitale")

    start = text.folded.index("carte")
    assert text.folded == "soeur : carte vitale"
    assert text.original[slice(*text.to_original(start, start + 5))] == "c a r t e"
    assert text.original[slice(*text.to_original(start + 6, start + 12))] == "v\u200bitale"
    assert text.original[slice(*text.to_original(0, 5))] == "sœur"
    assert text.to_original(2, 2) == (1, 1)


def _well_mapped(text: FoldedText) -> bool:
    origin = text.origin if text.origin is not None else tuple(range(len(text.original) + 1))
    return (
        len(origin) == len(text.folded) + 1
        and origin[-1] == len(text.original)
        and all(before <= after for before, after in itertools.pairwise(origin))
        and all(0 <= place < len(text.original) for place in origin[:-1])
        and all(0 <= one.start < one.end <= len(text.original) for one in text.undoings)
    )


@given(st.text())
def test_any_text_folds_to_mapped_ascii(received: str) -> None:
    """No character of Unicode breaks the map or comes through."""
    text = fold(received)

    assert text.folded.isascii()
    assert text.folded == text.folded.lower()
    assert _well_mapped(text)


@given(st.text(alphabet=_TRICKY, max_size=80))
def test_tangled_disguises_stay_mapped(received: str) -> None:
    """Several disguises in one word are undone without losing the way back."""
    text = fold(received)

    assert text.folded.isascii()
    assert _well_mapped(text)


@given(st.text(alphabet=string.printable + "\x00\x7f"))
def test_ascii_keeps_all_but_case_and_white_space(received: str) -> None:
    """What is ASCII already is not changed, unless it is disguised."""
    text = fold(received)

    if not text.undoings:
        assert text.folded == received.lower().translate(_WHITE)
        assert text.origin is None


@given(st.text(alphabet=_TRICKY + string.ascii_letters, max_size=60))
def test_folded_text_folds_to_itself(received: str) -> None:
    """Word lists may be folded once more without harm."""
    once = fold(received)
    if not once.undoings:
        assert fold(once.folded).folded == once.folded


@pytest.mark.parametrize(
    "seed",
    [
        pytest.param("Votre carte Vitale expire. ", id="ordinary"),
        pytest.param("é", id="accents"),
        pytest.param("a", id="one long word"),
        pytest.param("aа", id="one long word of look-alikes"),
        pytest.param("а", id="one long foreign word"),
        pytest.param("a\u200b", id="zero width"),
        pytest.param("\u202eilema", id="overrides"),
        pytest.param("c4rte,", id="leetspeak in one token"),
        pytest.param("a1", id="digits and letters"),
        pytest.param("a1!", id="signs"),
        pytest.param("a ", id="single letters"),
        pytest.param("c a r t e ", id="spaced letters"),
        pytest.param("a a a ca rte ", id="broken words"),
        pytest.param("法", id="ideographs"),
        pytest.param("e\u0301", id="marks"),
        pytest.param("\ufdfa", id="long forms"),
    ],
)
def test_time_grows_no_faster_than_the_text(seed: str) -> None:
    """A hostile megabyte costs what its length costs, whatever it is made of."""

    def seconds(length: int) -> float:
        text = (seed * length)[:length]
        begun = time.process_time()
        fold(text)
        return time.process_time() - begun

    short = min(seconds(25_000) for _ in range(2))
    long = min(seconds(200_000) for _ in range(4))  # a collection of the whole heap may fall into one

    assert long < max(short, 0.004) * 8 * 3
