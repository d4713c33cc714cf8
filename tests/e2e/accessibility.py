"""Where things are on the screen, as the accessibility bus tells it."""

import collections
import re
import subprocess

import desktop

Place = collections.namedtuple('Place', 'x y width height')


def load():
    try:
        import pyatspi
    except ImportError as error:
        raise desktop.Skip('pyatspi is not installed here') from error
    return pyatspi


class Reader:
    """The items of the map with this name."""

    def __init__(self, desk, name):
        self.atspi = load()
        self.desk = desk
        self.name = name

    def find(self, node, depth=0):
        if depth > 30:
            return None
        for child in node:
            if child is None:
                continue
            if child.name == self.name:
                return child
            found = self.find(child, depth + 1)
            if found is not None:
                return found
        return None

    def items(self):
        for program in self.atspi.Registry.getDesktop(0):
            if program is not None and program.get_process_id() == self.desk.program.pid:
                canvas = self.find(program)
                if canvas is not None:
                    return list(canvas[0])
        return []

    def place(self, name):
        def search():
            return next((item for item in self.items() if item is not None and item.name == name),
                        None)
        item = desktop.wait_for(f'“{name}” on the map', search, timeout=10)
        extents = item.queryComponent().getExtents(self.atspi.WINDOW_COORDS)
        border = self.border()
        return Place(extents.x + border, extents.y + border, extents.width, extents.height)

    def border(self):
        """How wide the frame is that GTK draws around its window."""
        frame = next(program[0] for program in self.atspi.Registry.getDesktop(0)
                     if program is not None and program.get_process_id() == self.desk.program.pid)
        inner = frame.queryComponent().getExtents(self.atspi.WINDOW_COORDS)
        geometry = subprocess.run(['xdotool', 'getwindowgeometry', '--shell', self.desk.windows()[-1]],
                                  capture_output=True, text=True, check=True).stdout
        width = int(re.search(r'WIDTH=(\d+)', geometry).group(1))
        return max(0, (width - inner.width) // 2)
