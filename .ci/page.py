"""A page of static files, served on loopback and driven in headless Chromium."""
import functools, http.server, json, sys, tempfile, threading, time

from report import Browser


class Handler(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


class Page:
    """Serves a folder while it is open, and ends the browser after some seconds in any case."""

    def __init__(self, folder, seconds):
        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler, directory=folder))
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        self.origin = f"http://127.0.0.1:{self._server.server_port}"
        self._profile = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        self.browser = Browser(self._profile.name)
        self._timer = threading.Timer(seconds, self.browser.process.kill)
        self._timer.start()
        self._workers = set()

    def __enter__(self):
        target = self.browser.call("Target.createTarget", url="about:blank")["targetId"]
        self.browser.session = self.browser.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Network", "Log", "DOM"):
            self.browser.call(f"{domain}.enable")
        self.browser.call("Target.setAutoAttach", autoAttach=True, waitForDebuggerOnStart=True, flatten=True)
        return self

    def __exit__(self, *_):
        self._timer.cancel()
        self.browser.process.kill()
        self.browser.process.wait()
        self._server.shutdown()
        self._profile.cleanup()

    def open(self, file):
        self.browser.call("Page.navigate", url=f"{self.origin}/{file}")

    def _listen(self):
        """Listens to new workers, which wait for it: they tell of their requests and errors by sessions of their own."""
        told = [event["params"]["sessionId"] for event in self.browser.events if event.get("method") == "Target.attachedToTarget"]
        own = self.browser.session
        for self.browser.session in set(told) - self._workers - {own}:
            for command in ("Network.enable", "Runtime.enable", "Log.enable", "Runtime.runIfWaitingForDebugger"):
                self.browser.call(command)
        self.browser.session = own
        self._workers.update(told)

    def ask(self, expression):
        """What an expression is in the page."""
        self._listen()
        answer = self.browser.call("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in answer:
            sys.exit(f"{expression}: {answer['exceptionDetails']['exception'].get('description')}")
        return answer["result"].get("value")

    def wait(self, expression, seconds=90):
        """Waits until an expression is true."""
        end = time.monotonic() + seconds
        while not (value := self.ask(expression)):
            if time.monotonic() > end:
                sys.exit(f"waited {seconds} s for: {expression}; {list(self.errors())}; the page says: {self.ask('document.body?.innerText')[:300]}")
            time.sleep(0.05)
        return value

    def text(self, name):
        return self.ask(f"document.getElementById({json.dumps(name)}).textContent")

    def click(self, selector):
        self.ask(f"document.querySelector({json.dumps(selector)}).click()")

    def draw(self, name, points):
        """Draws a stroke on an element by the mouse; its width and height are 1."""
        box = self.ask(f"(field => {{ field.scrollIntoView({{block: 'center'}}); return field.getBoundingClientRect().toJSON(); }})(document.getElementById('{name}'))")
        places = [(box["x"] + x * box["width"], box["y"] + y * box["height"]) for x, y in points]
        for kind, (x, y) in zip(["mousePressed"] + ["mouseMoved"] * len(places[1:]) + ["mouseReleased"], places + places[-1:]):
            self.browser.call("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", buttons=0 if kind == "mouseReleased" else 1, clickCount=1)

    def press(self, key):
        for kind in ("keyDown", "keyUp"):
            self.browser.call("Input.dispatchKeyEvent", type=kind, key=key, code={" ": "Space"}.get(key, key))

    def picture(self):
        """The whole page as PNG, in base 64."""
        size = self.browser.call("Page.getLayoutMetrics")["cssContentSize"]
        clip = {"x": 0, "y": 0, "width": size["width"], "height": size["height"], "scale": 1}
        return self.browser.call("Page.captureScreenshot", format="png", clip=clip, captureBeyondViewport=True)["data"]

    def requests(self):
        """The addresses that the page and its workers asked for."""
        return [event["params"]["request"]["url"] for event in self.browser.events if event.get("method") == "Network.requestWillBeSent"]

    def errors(self):
        """What the browser told of the page and its workers, of warnings and worse."""
        for event in self.browser.events:
            method, told = event.get("method"), event.get("params", {})
            if method == "Runtime.exceptionThrown":
                yield f"exception: {told['exceptionDetails'].get('exception', {}).get('description')}"
            elif method == "Runtime.consoleAPICalled" and told["type"] in ("error", "warning", "assert"):
                yield f"console: {[value.get('value') for value in told['args']]}"
            elif method == "Log.entryAdded" and told["entry"]["level"] == "error":
                yield f"log: {told['entry']['text']} {told['entry'].get('url', '')}"
