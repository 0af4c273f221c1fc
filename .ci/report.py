"""Checks training reports in headless Chromium, over its debugging pipe: messages are JSON, ended by NUL."""
import base64, json, os, pathlib, struct, subprocess, sys, tempfile, threading, zlib

DEADLINE_SECONDS = 60
# Pixels of a curve's colour that a plot must show: fewer than the shortest curve has, more than none.
FEWEST_PIXELS = 20
# A wide window and a small phone's, in CSS pixels; the smallest letters of a plot that can be read there.
WIDTHS = 1200, 360
SMALLEST_LETTERS = 9

MEASURE = """(() => ({
  title: document.title,
  overflow: document.documentElement.scrollWidth - innerWidth,
  cut: [...document.querySelectorAll('caption')].filter(caption => caption.getBoundingClientRect().right > innerWidth).map(caption => caption.textContent),
  alike: [...document.querySelectorAll('figure')].filter(figure => {
    const looks = [...figure.querySelectorAll('.legend svg')].map(svg => getComputedStyle(svg.querySelector('.line')).strokeDasharray
      + [...svg.children].slice(1).map(mark => mark.localName + mark.getAttribute('d')));
    return looks.length <= 20 && new Set(looks).size < looks.length;
  }).map(figure => figure.querySelector('figcaption').textContent),
  letters: [...document.querySelectorAll('svg[role=img]')].map(svg => {
    const texts = [...svg.querySelectorAll('.tick')].filter(text => getComputedStyle(text).display != 'none');
    const boxes = texts.map(text => text.getBoundingClientRect()), frame = svg.closest('figure').getBoundingClientRect();
    const meet = (a, b) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 3 && b.top < a.bottom - 3;
    return {name: svg.querySelector('title').textContent, size: Math.min(...texts.map(text => parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().a)),
      outside: boxes.filter(box => box.left < frame.left || box.right > frame.right).length,
      meeting: boxes.filter((box, i) => boxes.some((other, j) => j > i && meet(box, other))).length};
  }),
  tables: document.querySelectorAll('table').length,
  images: [...document.images].map(image => ({name: image.alt, shown: image.complete && image.naturalWidth > 0 && image.clientWidth > 0})),
  plots: [...document.querySelectorAll('figure svg[role=img]')].map(svg => {
    const box = svg.getBoundingClientRect();
    return {name: svg.querySelector('title').textContent, x: box.x + scrollX, y: box.y + scrollY, width: box.width, height: box.height,
      curves: [...svg.querySelectorAll('path.line')].map(path => getComputedStyle(path).stroke)
        .concat([...svg.querySelectorAll('rect.bar')].map(bar => getComputedStyle(bar).fill))};
  }),
}))()"""


class Browser:
    def __init__(self, profile):
        to_browser, self._to = os.pipe()
        self._from, from_browser = os.pipe()

        def connect():  # Chromium reads commands from descriptor 3 and answers on 4.
            high = (os.dup(to_browser), os.dup(from_browser))
            os.dup2(high[0], 3)
            os.dup2(high[1], 4)

        arguments = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars",
                     "--force-device-scale-factor=1", f"--user-data-dir={profile}", "--remote-debugging-pipe", "about:blank"]
        self.process = subprocess.Popen(arguments, preexec_fn=connect, close_fds=False, stdin=subprocess.DEVNULL,
                                        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(to_browser), os.close(from_browser)
        self._rest, self._number, self.events, self.session = b"", 0, [], None

    def _read(self):
        while b"\0" not in self._rest:
            part = os.read(self._from, 1 << 20)
            if not part:
                sys.exit("Chromium ended early")
            self._rest += part
        message, self._rest = self._rest.split(b"\0", 1)
        return json.loads(message)

    def call(self, method, **parameters):
        self._number += 1
        command = {"id": self._number, "method": method, "params": parameters}
        if self.session:
            command["sessionId"] = self.session
        os.write(self._to, json.dumps(command).encode() + b"\0")
        while (message := self._read()).get("id") != self._number:
            self.events.append(message)
        if "error" in message:
            sys.exit(f"{method}: {message['error']}")
        return message["result"]

    def wait(self, event):
        while not any(seen.get("method") == event for seen in self.events):
            self.events.append(self._read())


def pixels(png):
    """The colours of a PNG of 8-bit RGB or RGBA, row by row."""
    place, data = 8, b""
    while place < len(png):
        length, kind = struct.unpack(">I4s", png[place:place + 8])
        body = png[place + 8:place + 8 + length]
        if kind == b"IHDR":
            width, height, _, color = struct.unpack(">IIBB", body[:10])
        elif kind == b"IDAT":
            data += body
        place += 12 + length
    size = {2: 3, 6: 4}[color]
    raw, stride, previous = zlib.decompress(data), width * size, bytes(width * size)
    for row in range(height):
        start = row * (stride + 1)
        method, line = raw[start], bytearray(raw[start + 1:start + 1 + stride])
        for i in range(stride):
            left = line[i - size] if i >= size else 0
            up, corner = previous[i], previous[i - size] if i >= size else 0
            if method == 1:
                line[i] = line[i] + left & 255
            elif method == 2:
                line[i] = line[i] + up & 255
            elif method == 3:
                line[i] = line[i] + (left + up) // 2 & 255
            elif method == 4:
                guess = left + up - corner
                distances = abs(guess - left), abs(guess - up), abs(guess - corner)
                line[i] = line[i] + (left, up, corner)[distances.index(min(distances))] & 255
        previous = bytes(line)
        yield from (previous[i:i + 3] for i in range(0, stride, size))


def check(browser, file, theme, width):
    browser.events.clear()
    browser.call("Emulation.setDeviceMetricsOverride", width=width, height=900, deviceScaleFactor=1, mobile=False)
    browser.call("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": theme}])
    address = pathlib.Path(file).resolve().as_uri()
    browser.call("Page.navigate", url=address)
    browser.wait("Page.loadEventFired")
    page = browser.call("Runtime.evaluate", expression=MEASURE, returnByValue=True)["result"]["value"]
    problems = [f"the picture '{image['name']}' isn't shown" for image in page["images"] if not image["shown"]]
    if not page["plots"]:
        problems.append("there is no plot")
    if page["overflow"] > 0:
        problems.append(f"the page is {page['overflow']} pixels wider than its window")
    problems += [f"the caption '{text}' goes on outside the window" for text in page["cut"]]
    problems += [f"legend entries of '{name}' differ in colour alone" for name in page["alike"]]
    for plot in page["letters"]:
        if plot["size"] < SMALLEST_LETTERS or plot["outside"] or plot["meeting"]:
            problems.append(f"the plot '{plot['name']}' has letters of {plot['size']:.1f} pixels, {plot['outside']} texts outside, {plot['meeting']} over another")
    for plot in page["plots"] if width == WIDTHS[0] else []:
        if not plot["curves"] or plot["width"] < 100 or plot["height"] < 50:
            problems.append(f"the plot '{plot['name']}' has {len(plot['curves'])} curves, {plot['width']} by {plot['height']}")
            continue
        clip = {key: plot[key] for key in ("x", "y", "width", "height")} | {"scale": 1}
        picture = browser.call("Page.captureScreenshot", format="png", clip=clip, captureBeyondViewport=True)["data"]
        colors = list(pixels(base64.b64decode(picture)))
        # Of several curves, one may lie under the others.
        wanted = {tuple(map(int, stroke[4:-1].split(","))) for stroke in plot["curves"]}
        count = sum(any(max(abs(a - b) for a, b in zip(color, curve)) < 40 for curve in wanted) for color in colors)
        if count < FEWEST_PIXELS:
            problems.append(f"the plot '{plot['name']}' shows {count} pixels of its curves")
    for event in browser.events:
        if event.get("method") == "Log.entryAdded":
            problems.append(event["params"]["entry"]["text"])
        if event.get("method") == "Network.requestWillBeSent":
            url = event["params"]["request"]["url"]
            if url != address and not url.startswith("data:"):
                problems.append(f"the report requests {url[:100]}")
    print(f"{file}, {theme}, {width} wide: {len(page['plots'])} plots, {len(page['images'])} pictures, {page['tables']} tables, {len(problems)} problems")
    return [f"{width} wide, {theme}: {problem}" for problem in problems]


def main(files):
    if not files:
        sys.exit("usage: .ci/report FILE.html...")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        browser = Browser(profile)
        timer = threading.Timer(DEADLINE_SECONDS * len(files), browser.process.kill)
        timer.start()
        try:
            target = browser.call("Target.createTarget", url="about:blank")["targetId"]
            browser.session = browser.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
            for domain in ("Page", "Runtime", "Network", "Log"):
                browser.call(f"{domain}.enable")
            problems = [problem for file in files for theme in ("light", "dark") for width in WIDTHS for problem in check(browser, file, theme, width)]
        finally:
            timer.cancel()
            browser.process.kill()
            browser.process.wait()
    for problem in problems:
        print(problem)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
