"""Opens compare.html of a folder in headless Chromium, and prints what it measures."""
import sys

from page import Page


def main(folder):
    with Page(folder, seconds=300) as page:
        page.open("compare.html")
        print(page.wait("window.result", seconds=240))


main(*sys.argv[1:])
