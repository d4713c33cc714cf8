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


def visible(node, depth=0):
    """What is below a node and not hidden with something above it."""
    if depth > 40:
        return
    for child in node:
        if child is not None and child.getState().contains(load().STATE_VISIBLE):
            yield child
            yield from visible(child, depth + 1)


def showing(desk):
    """Everything that the program shows, dialogs too."""
    from gi.repository import GLib
    try:
        for program in load().Registry.getDesktop(0):
            if program is not None and program.get_process_id() == desk.program.pid:
                yield from visible(program)
    except GLib.Error:  # something went while it was asked; whoever waits asks again
        return


def find_text(desk, part):
    """The whole of the first text on the screen that has this part; None if there is none."""
    return next((node.name for node in showing(desk) if part in (node.name or '')), None)


def wait_for_text(desk, part, timeout=15):
    """The same, once it is there."""
    return desktop.wait_for(f'“{part}”', lambda: find_text(desk, part), timeout)


def is_shown(desk, part):
    return any(part in (node.name or '') for node in showing(desk))


def is_sensitive(desk, label):
    """Whether something of this name is shown and can be used."""
    sensitive = load().STATE_SENSITIVE
    return any(node.getState().contains(sensitive) for node in showing(desk)
               if (node.name or '').replace('_', '') in (label, f'{label} {label}'))


def press(desk, label, timeout=15):
    """Presses a button, or chooses a radio button, by its label."""
    # Some versions of GTK name a button by its label with the mnemonic and by the text in it.
    names = (label, f'{label} {label}')

    def search():
        return next((node for node in showing(desk) if (node.name or '').replace('_', '') in names and
                     node.getRoleName() in ('push button', 'button', 'radio button', 'check box')),
                    None)
    desktop.wait_for(f'the button “{label}”', search, timeout).queryAction().doAction(0)
