"""Drawing: a scene as the telephone shows it."""

from PIL import Image, ImageDraw

from screenshots.fonts import Pen, script_of
from screenshots.looks import Colour
from screenshots.scenes import Scene
from screenshots.wrapping import wrapped

__all__ = ["draw"]

_ROWS = ("azertyuiop", "qsdfghjklm", "wxcvbn'")
_BRIGHT = 380  # the three channels added up: on it one writes dark
_LINE = 1.3  # height of a line, in letters' bodies


def draw(scene: Scene) -> Image.Image:
    """Return the screenshot, without any loss."""
    width, height, _ = scene.screen
    image = Image.new("RGB", (width, height), scene.look.page)
    y = _draw_top(image, scene)
    y = _draw_day(image, scene, y)
    if scene.before is not None:
        y = _draw_bubble(image, scene, scene.before, y, own=True)
    y = _draw_bubble(image, scene, scene.text, y, own=False)
    if scene.after is not None:
        y = _draw_bubble(image, scene, scene.after, y, own=True)
    _draw_foot(image, scene, y)
    return image


def _points(scene: Scene, points: float) -> float:
    return points * scene.screen[2]


def _on(colour: Colour) -> Colour:
    return (20, 20, 20) if sum(colour) > _BRIGHT else (245, 245, 245)


def _draw_top(image: Image.Image, scene: Scene) -> float:
    """Draw the clock and the name; return where the thread begins."""
    look, (width, _, _) = scene.look, scene.screen
    pad, small = _points(scene, 16), Pen(look.family, _points(scene, 14), bold=True)
    bar = _points(scene, 130 if look.centred else 100)
    drawing = ImageDraw.Draw(image)
    drawing.rectangle((0, 0, width, bar), fill=look.bar)
    ink = _on(look.bar)
    small.write(image, (pad * 1.6, pad * 0.8), scene.clock, ink)
    mark = "5G  87%" if look.centred else "4G  62 %"
    small.write(image, (width - pad - small.width(mark), pad * 0.8), mark, ink)
    if look.centred:
        _draw_centred_name(image, scene, ink)
    else:
        _draw_name(image, scene, ink)
    return bar + pad


def _draw_centred_name(image: Image.Image, scene: Scene, ink: Colour) -> None:
    look, width, pad = scene.look, scene.screen[0], _points(scene, 16)
    drawing = ImageDraw.Draw(image)
    radius, middle = _points(scene, 22), _points(scene, 72)
    drawing.ellipse((width / 2 - radius, middle - radius, width / 2 + radius, middle + radius), fill=(160, 165, 178))
    initials = Pen(look.family, _points(scene, 18))
    letters = "".join(part[0] for part in scene.sender.split()[:2]).upper() if scene.sender[0].isalpha() else ""
    initials.write(
        image, (width / 2 - initials.width(letters) / 2, middle - _points(scene, 11)), letters, (255, 255, 255)
    )
    name, pen = f"{scene.sender} ›", Pen(look.family, _points(scene, 12))
    pen.write(image, (width / 2 - pen.width(name) / 2, _points(scene, 100)), name, ink)
    Pen(look.family, _points(scene, 26)).write(image, (pad, _points(scene, 55)), "‹", (0, 122, 255))


def _draw_name(image: Image.Image, scene: Scene, ink: Colour) -> None:
    look, width, pad = scene.look, scene.screen[0], _points(scene, 16)
    drawing = ImageDraw.Draw(image)
    arrow, pen = Pen("dejavu", _points(scene, 20)), Pen(look.family, _points(scene, 19), bold=True)
    arrow.write(image, (pad, _points(scene, 52)), "←", ink)
    left = _points(scene, 52)
    if look.social or look.name.startswith("google"):
        drawing.ellipse((left, _points(scene, 48), left + _points(scene, 36), _points(scene, 84)), fill=(120, 144, 156))
        left += _points(scene, 46)
    pen.write(image, (left, _points(scene, 48 if look.social else 54)), scene.sender, ink)
    if look.social:
        hint = "en ligne" if look.time_inside else "Messenger"
        Pen(look.family, _points(scene, 13)).write(image, (left, _points(scene, 74)), hint, look.faint)
    Pen("dejavu", _points(scene, 20)).write(image, (width - pad * 2, _points(scene, 52)), "⋮", ink)


def _draw_day(image: Image.Image, scene: Scene, y: float) -> float:
    look, width = scene.look, scene.screen[0]
    pen = Pen(look.family, _points(scene, 12))
    lines = ["Message texte", scene.when] if look.centred else [scene.when]
    for line in lines:
        left = width / 2 - pen.width(line) / 2
        if look.time_inside:
            chip = (left - 20, y - 8, width / 2 + pen.width(line) / 2 + 20, y + pen.size * 1.5)
            ImageDraw.Draw(image).rounded_rectangle(chip, 14, fill=look.bubble)
        pen.write(image, (left, y), line, look.faint)
        y += pen.size * 1.5
    return y + _points(scene, 12)


def _draw_bubble(image: Image.Image, scene: Scene, text: str, y: float, *, own: bool) -> float:
    look, width = scene.look, scene.screen[0]
    script = script_of(text)
    pen, pad = Pen(look.family, _points(scene, scene.text_points), script), _points(scene, 13)
    lines = wrapped(text, pen, width * (0.74 if look.centred else 0.68), script)
    line_height = pen.size * _LINE
    broad, margin = max(pen.width(line) for line in lines) + 2 * pad, _points(scene, 12)
    time, foot = Pen(look.family, _points(scene, 11)), 0.0
    if look.time_inside:
        broad, foot = max(broad, time.width(scene.time) + 2 * pad), time.size * 1.2
    if look.name.startswith(("google", "messenger")) and not own:
        margin += _points(scene, 36)
        circle = (_points(scene, 8), y, _points(scene, 38), y + _points(scene, 30))
        ImageDraw.Draw(image).ellipse(circle, fill=(176, 190, 197))
    left = width - margin - broad if own else margin
    tall = len(lines) * line_height + 1.4 * pad + foot
    box = (left, y, left + broad, y + tall)
    ImageDraw.Draw(image).rounded_rectangle(box, _points(scene, 18), fill=look.own if own else look.bubble)
    ink = look.own_ink if own else look.ink
    for number, line in enumerate(lines):
        at = (left + pad, y + pad * 0.6 + number * line_height)
        _write_line(scene, image, pen, at, (line, ink))
    stamp = scene.time + (" ✓✓" if own and look.time_inside else "")
    if look.time_inside:
        time.write(image, (box[2] - pad - time.width(scene.time), box[3] - time.size * 1.5), stamp[:5], look.faint)
    elif look.time_beside:
        x = left - time.width(scene.time) - 12 if own else box[2] + 12
        time.write(image, (x, box[3] - time.size * 1.6), scene.time, look.faint)
    y = box[3]
    if own and look.centred:
        label = "Distribué"
        time.write(image, (width - margin - time.width(label), y + 8), label, look.faint)
        y += time.size * 1.6
    return y + _points(scene, 10)


def _write_line(scene: Scene, image: Image.Image, pen: Pen, at: tuple[float, float], told: tuple[str, Colour]) -> None:
    """Write one line in its colour, its links as the program shows them."""
    x, y = at
    line, ink = told
    for place, word in enumerate(line.split(" ")):
        shown = word if place == 0 else f" {word}"
        linked = "://" in word or "www." in word or (word.count(".") and "/" in word)
        colour = scene.look.link if linked and scene.look.link else ink
        pen.write(image, (x, y), shown, colour)
        end = x + pen.width(shown)
        if linked:
            start = end - pen.width(word)
            ImageDraw.Draw(image).line((start, y + pen.size * 1.12, end, y + pen.size * 1.12), fill=colour, width=2)
        x = end


def _draw_foot(image: Image.Image, scene: Scene, y: float) -> None:
    """Draw where one would write, and the keyboard, if there is room below the thread."""
    look, (width, height, _) = scene.look, scene.screen
    hint = {"ios": "Message texte", "google": "SMS", "whatsapp": "Message"}.get(look.name.split("_")[0], "Message")
    keys = _points(scene, 230) if scene.keyboard else 0
    top = height - keys - _points(scene, 62)
    if top < y:
        return
    pill = (_points(scene, 48), top, width - _points(scene, 60), top + _points(scene, 38))
    ImageDraw.Draw(image).rounded_rectangle(pill, _points(scene, 19), outline=look.faint, width=2)
    pen = Pen(look.family, _points(scene, 16))
    pen.write(image, (pill[0] + _points(scene, 12), top + _points(scene, 9)), hint, look.faint)
    pen.write(image, (_points(scene, 16), top + _points(scene, 9)), "+", look.faint)
    if not keys:
        return
    letter, step = Pen(look.family, _points(scene, 20)), width / 10
    key, behind = ((255, 255, 255), (209, 211, 217)) if sum(look.page) > _BRIGHT else ((70, 70, 73), (40, 40, 43))
    ImageDraw.Draw(image).rectangle((0, height - keys, width, height), fill=behind)
    for row, letters in enumerate(_ROWS):
        low = height - keys + _points(scene, 8 + row * 54)
        for column, sign in enumerate(letters):
            x = step * (column + (10 - len(letters)) / 2)
            ImageDraw.Draw(image).rounded_rectangle((x + 4, low, x + step - 4, low + _points(scene, 44)), 10, fill=key)
            letter.write(image, (x + step / 2 - letter.width(sign) / 2, low + _points(scene, 9)), sign, _on(key))
    low = height - keys + _points(scene, 170)
    for x, sign in ((0.06, "123"), (0.42, "espace"), (0.8, "retour")):
        letter.write(image, (width * x, low + _points(scene, 9)), sign, _on(behind))
