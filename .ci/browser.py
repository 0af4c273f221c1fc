"""Drives the page that trains, in headless Chromium: it must train, read a drawn digit, show what gradients do, and request nothing of others."""
import base64, functools, http.server, json, pathlib, sys, tempfile, threading, time

from report import Browser

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


class Page:
    def __init__(self, browser, origin, folder):
        self.browser, self.origin, self.folder, self.problems, self.workers = browser, origin, folder, [], set()

    def open(self):
        self.browser.call("Page.navigate", url=f"{self.origin}/index.html")

    def listen(self):
        """Listens to new workers, which wait for it: they tell of their requests and errors by sessions of their own."""
        told = [event["params"]["sessionId"] for event in self.browser.events if event.get("method") == "Target.attachedToTarget"]
        own = self.browser.session
        for self.browser.session in set(told) - self.workers - {own}:
            for command in ("Network.enable", "Runtime.enable", "Log.enable", "Runtime.runIfWaitingForDebugger"):
                self.browser.call(command)
        self.browser.session = own
        self.workers.update(told)

    def ask(self, expression):
        self.listen()
        answer = self.browser.call("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in answer:
            sys.exit(f"{expression}: {answer['exceptionDetails']['exception'].get('description')}")
        return answer["result"].get("value")

    def wait(self, expression, seconds=90):
        end = time.monotonic() + seconds
        while not (value := self.ask(expression)):
            if time.monotonic() > end:
                sys.exit(f"waited {seconds} s for: {expression}; the page says: {self.text('state')}")
            time.sleep(0.05)
        return value

    def text(self, name):
        return self.ask(f"document.getElementById('{name}').textContent")

    def click(self, selector):
        self.ask(f"document.querySelector({json.dumps(selector)}).click()")

    def check(self, holds, what):
        print(("" if holds else "FAILED: ") + what)
        if not holds:
            self.problems.append(what)

    def draw(self, points):
        box = self.ask("(() => { const f = document.getElementById('drawing'); f.scrollIntoView({block: 'center'}); return f.getBoundingClientRect().toJSON(); })()")
        places = [(box["x"] + x * box["width"], box["y"] + y * box["height"]) for x, y in points]
        for kind, (x, y) in zip(["mousePressed"] + ["mouseMoved"] * len(places[1:]) + ["mouseReleased"], places + places[-1:]):
            self.browser.call("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", buttons=0 if kind == "mouseReleased" else 1, clickCount=1)

    def press(self, key):
        code = {" ": "Space"}.get(key, key)
        for kind in ("keyDown", "keyUp"):
            self.browser.call("Input.dispatchKeyEvent", type=kind, key=key, code=code)

    def picture(self, name):
        size = self.browser.call("Page.getLayoutMetrics")["cssContentSize"]
        clip = {"x": 0, "y": 0, "width": size["width"], "height": size["height"], "scale": 1}
        data = self.browser.call("Page.captureScreenshot", format="png", clip=clip, captureBeyondViewport=True)["data"]
        (self.folder / f"{name}.png").write_bytes(base64.b64decode(data))


def train(page, epochs, wanted):
    page.open()
    page.wait("document.body?.dataset.ready === ''")
    page.ask(WATCH_FRAMES)
    page.click("#run")
    page.wait(f"document.getElementById('hash').textContent.includes('epoch {epochs},')")
    page.check(wanted in page.text("hash"), f"after {epochs} epochs the weights have the hash of the JIT")
    page.check(float(page.text("accuracy").split()[0]) >= 95, f"it trains: {page.text('accuracy')} right, {page.text('speed')} digits a second")
    longest = page.ask("window.longestFrame")
    page.check(longest <= SLOWEST_FRAME, f"the longest frame while it trains: {longest:.0f} ms")
    page.check(page.text("verdict") in ("healthy", "exploding", "dead"), f"the verdict: {page.text('verdict')}")
    page.click("#run")
    page.wait("document.getElementById('state').textContent === 'Paused.'")
    step = page.text("step")
    time.sleep(0.5)
    page.check(page.text("step") == step, "paused, it makes no step")


def read(page):
    page.draw(SEVEN)
    page.wait("document.getElementById('answer').textContent !== '–'")
    page.check(page.text("answer") == "7", f"a 7 drawn by mouse is read as {page.text('answer')}")
    page.click("#clear")
    page.ask("document.getElementById('drawing').focus()")
    for key in [" "] + ["ArrowDown"] * 16 + [" "]:
        page.press(key)
    page.wait("document.getElementById('answer').textContent === '1'", 10)
    page.check(True, "a 1 drawn by keys is read as 1")


def keep(page):
    page.browser.call("Browser.setDownloadBehavior", behavior="allow", downloadPath=str(page.folder))
    file = page.folder / "digits.safetensors"
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
    page.check(page.text("accuracy") == accuracy, f"weights that were downloaded and loaded again: {page.text('accuracy')}, {file.stat().st_size} bytes")


def show(page):
    page.click("#code summary")
    page.check("LoadUnsafe" in page.wait("document.querySelector('#code code').textContent", 10), "the generated code is shown")
    page.click("#code summary")
    for preset, verdict in (("vanishes", "vanishing"), ("explodes", "non-finite"), ("cured", "healthy")):
        page.click(f"[data-preset={preset}]")
        page.wait(f"document.getElementById('verdict').textContent === '{verdict}'", 20)
        page.check(True, f"{preset}: {verdict}; {page.text('state')}")


def look(page):
    for name, width in WIDTHS.items():
        page.browser.call("Emulation.setDeviceMetricsOverride", width=width, height=900, deviceScaleFactor=1, mobile=width < 600)
        for theme in ("light", "dark"):
            page.browser.call("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": theme}])
            time.sleep(0.3)
            page.picture(f"{name}-{theme}")
            page.check(page.ask(COUNT_CURVES) > FEWEST_PIXELS, f"curves are drawn, {name}, {theme}")
        page.check(page.ask("document.documentElement.scrollWidth") <= width, f"nothing is wider than {width} pixels")


def refuse(page):
    page.browser.call("Page.addScriptToEvaluateOnNewDocument", source="WebAssembly.validate = () => false")
    page.open()
    page.wait("document.getElementById('state')?.classList.contains('failed')", 10)
    page.check("no WebAssembly SIMD" in page.text("state"), f"without vectors: {page.text('state')}")


def heard(page):
    """What the browser told of requests and errors, of the page and its worker."""
    for event in page.browser.events:
        method, told = event.get("method"), event.get("params", {})
        if method == "Network.requestWillBeSent":
            url = told["request"]["url"]
            if not url.startswith((page.origin, "data:", f"blob:{page.origin}")):
                page.check(False, f"a request leaves the page: {url}")
        elif method == "Runtime.exceptionThrown":
            page.check(False, f"exception: {told['exceptionDetails'].get('exception', {}).get('description')}")
        elif method == "Runtime.consoleAPICalled" and told["type"] in ("error", "warning", "assert"):
            page.check(False, f"console: {[value.get('value') for value in told['args']]}")
        elif method == "Log.entryAdded" and told["entry"]["level"] == "error":
            page.check(False, f"log: {told['entry']['text']} {told['entry'].get('url', '')}")
    urls = [event["params"]["request"]["url"] for event in page.browser.events if event.get("method") == "Network.requestWillBeSent"]
    page.check(any(url.endswith("dotnet.js") for url in urls), f"{len(urls)} requests of the page and its worker were looked at")


def main(folder, epochs, wanted):
    handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=folder)
    handler.func.log_message = lambda *_: None
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        browser = Browser(profile)
        timer = threading.Timer(DEADLINE_SECONDS, browser.process.kill)
        timer.start()
        try:
            target = browser.call("Target.createTarget", url="about:blank")["targetId"]
            browser.session = browser.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
            for domain in ("Page", "Runtime", "Network", "Log", "DOM"):
                browser.call(f"{domain}.enable")
            browser.call("Target.setAutoAttach", autoAttach=True, waitForDebuggerOnStart=True, flatten=True)
            browser.call("Emulation.setDeviceMetricsOverride", width=1280, height=900, deviceScaleFactor=1, mobile=False)
            page = Page(browser, f"http://127.0.0.1:{server.server_port}", pathlib.Path(folder).parent)
            train(page, epochs, wanted)
            read(page)
            look(page)
            keep(page)
            show(page)
            refuse(page)
            heard(page)
        finally:
            timer.cancel()
            browser.process.kill()
            browser.process.wait()
    return 1 if page.problems else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
