"""Drives the page that trains, in headless Chromium: it must train, read a drawn digit, show what gradients do, and request nothing of others."""
import base64, pathlib, sys, time

from page import Page

DEADLINE_SECONDS = 240
SLOWEST_FRAME = 200  # milliseconds
WIDTHS = {"desktop": 1280, "phone": 390}
SEVEN = [(0.25, 0.25), (0.5, 0.24), (0.75, 0.25), (0.6, 0.5), (0.45, 0.85)]

# The longest time between two frames since it was last asked for.
WATCH_FRAMES = """(() => {
  let last = performance.now();
  window.longestFrame = 0;
  requestAnimationFrame(function next(now) {
    window.longestFrame = Math.max(window.longestFrame, now - last);
    last = now;
    requestAnimationFrame(next);
  });
})()"""

# The pixels of the loss chart that have its colour.
FEWEST_PIXELS = 200
COUNT_CURVES = """(() => {
  const chart = document.getElementById('loss-chart');
  const colour = getComputedStyle(chart).getPropertyValue('--accent').match(/\\d+/g).map(Number);
  const pixels = chart.getContext('2d').getImageData(0, 0, chart.width, chart.height).data;
  let count = 0;
  for (let i = 0; i < pixels.length; i += 4)
    if (pixels[i + 3] > 100 && colour.every((part, at) => Math.abs(pixels[i + at] - part) < 20)) count++;
  return count;
})()"""


class Checks:
    """What must hold, a line each."""

    def __init__(self):
        self.problems = 0

    def __call__(self, holds, what):
        print(("" if holds else "FAILED: ") + what)
        self.problems += not holds


def train(page, check, epochs, wanted):
    page.open("index.html")
    page.wait("document.body?.dataset.ready === ''")
    page.ask(WATCH_FRAMES)
    page.click("#run")
    page.wait(f"document.getElementById('hash').textContent.includes('epoch {epochs},')")
    check(wanted in page.text("hash"), f"after {epochs} epochs the weights have the hash of the JIT")
    check(float(page.text("accuracy").split()[0]) >= 95, f"it trains: {page.text('accuracy')} right, {page.text('speed')} digits a second")
    longest = page.ask("window.longestFrame")
    check(longest <= SLOWEST_FRAME, f"the longest frame while it trains: {longest:.0f} ms")
    check(page.text("verdict") in ("healthy", "exploding", "dead"), f"the verdict: {page.text('verdict')}")
    page.click("#run")
    page.wait("document.getElementById('state').textContent === 'Paused.'")
    step = page.text("step")
    time.sleep(0.5)
    check(page.text("step") == step, "paused, it makes no step")


def read(page, check):
    page.draw("drawing", SEVEN)
    page.wait("document.getElementById('answer').textContent !== '–'")
    check(page.text("answer") == "7", f"a 7 drawn by mouse is read as {page.text('answer')}")
    page.click("#clear")
    page.ask("document.getElementById('drawing').focus()")
    for key in [" "] + ["ArrowDown"] * 16 + [" "]:
        page.press(key)
    page.wait("document.getElementById('answer').textContent === '1'", 10)
    check(True, "a 1 drawn by keys is read as 1")


def keep(page, check, out):
    page.browser.call("Browser.setDownloadBehavior", behavior="allow", downloadPath=str(out))
    file = out / "digits.safetensors"
    file.unlink(missing_ok=True)
    page.click("#save")
    while not file.exists() or file.stat().st_size < 400_000:
        time.sleep(0.1)
    accuracy = page.text("accuracy")
    page.click("#reset")
    page.wait("document.getElementById('accuracy').textContent === '–'")
    document = page.browser.call("DOM.getDocument")["root"]["nodeId"]
    node = page.browser.call("DOM.querySelector", nodeId=document, selector="#load")["nodeId"]
    page.browser.call("DOM.setFileInputFiles", nodeId=node, files=[str(file)])
    page.wait("document.getElementById('state').textContent.startsWith('Loaded')", 20)
    check(page.text("accuracy") == accuracy, f"weights that were downloaded and loaded again: {page.text('accuracy')}, {file.stat().st_size} bytes")


def show(page, check):
    page.click("#code summary")
    check("LoadUnsafe" in page.wait("document.querySelector('#code code').textContent", 10), "the generated code is shown")
    page.click("#code summary")
    for preset, verdict in (("vanishes", "vanishing"), ("explodes", "non-finite"), ("cured", "healthy")):
        page.click(f"[data-preset={preset}]")
        page.wait(f"document.getElementById('verdict').textContent === '{verdict}'", 20)
        check(True, f"{preset}: {verdict}; {page.text('state')}")


def resize(page, name):
    page.browser.call("Emulation.setDeviceMetricsOverride", width=WIDTHS[name], height=900, deviceScaleFactor=1, mobile=name == "phone")


def look(page, check, out):
    for name, width in WIDTHS.items():
        resize(page, name)
        for theme in ("light", "dark"):
            page.browser.call("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": theme}])
            time.sleep(0.3)
            (out / f"{name}-{theme}.png").write_bytes(base64.b64decode(page.picture()))
            check(page.ask(COUNT_CURVES) > FEWEST_PIXELS, f"curves are drawn, {name}, {theme}")
        check(page.ask("document.documentElement.scrollWidth") <= width, f"nothing is wider than {width} pixels")


def refuse(page, check):
    page.browser.call("Page.addScriptToEvaluateOnNewDocument", source="WebAssembly.validate = () => false")
    page.open("index.html")
    page.wait("document.getElementById('state')?.classList.contains('failed')", 10)
    check("no WebAssembly SIMD" in page.text("state"), f"without vectors: {page.text('state')}")


def listen(page, check):
    urls = page.requests()
    check(any(url.endswith("dotnet.js") for url in urls), f"{len(urls)} requests of the page and its worker were looked at")
    for url in urls:
        if not url.startswith((page.origin, "data:", f"blob:{page.origin}")):
            check(False, f"a request leaves the page: {url}")
    for error in page.errors():
        check(False, error)


def main(folder, epochs, wanted):
    check, out = Checks(), pathlib.Path(folder).parent
    with Page(folder, DEADLINE_SECONDS) as page:
        resize(page, "desktop")
        train(page, check, epochs, wanted)
        read(page, check)
        look(page, check, out)
        keep(page, check, out)
        show(page, check)
        refuse(page, check)
        listen(page, check)
    return 1 if check.problems else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
