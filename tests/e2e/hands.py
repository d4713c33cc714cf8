"""A pointer and a keyboard, and the patience of somebody who looks before acting.

Nothing waits for a time: what was done is waited for on the accessibility bus.
"""

import re
import subprocess
import time

import desktop
import screen

MAP = 'Journey map: '
SHADOW = 100


def xdotool(*arguments):
    subprocess.run(['xdotool', *map(str, arguments)], check=True)


def press(*keys):
    if keys:
        xdotool('key', '--delay', '12', *keys)


def write(text):
    """Types; what is on no key is entered by its number, as GTK allows everywhere."""
    for part in re.findall(r'[\x20-\x7e]+|[^\x20-\x7e]', text):
        if part.isascii():
            xdotool('type', '--delay', '4', part)
        else:
            press('ctrl+shift+u', *f'{ord(part):x}', 'space')


class Hands:
    """Acts in the window of the desktop that is in front."""

    def __init__(self, desk):
        self.desk = desk
        self.screen = desk.screen = screen.Screen(desk)
        self.origin = None
        self.tree = None
        self.names = {}

    def settle(self, width, height):
        window = self.desk.windows()[-1]
        xdotool('windowmove', '--sync', window, 0, 0)
        xdotool('windowsize', '--sync', window, width, height)

    def find_surface(self, item):
        """What `item` is in that has a window of the display: a frame, a dialog or a popover."""
        while item.role not in ('frame', 'dialog', 'menu') and item.name != 'GtkPopover':
            item = self.screen.look(item.parent)
        return item

    def find_window(self, surface):
        """Where the coordinates of a surface begin on the display. A popover may still be coming."""
        return desktop.wait_for('a window', lambda: self.search_window(surface), timeout=10)

    def search_window(self, surface):
        inner = self.screen.extents(surface)
        fitting = []
        for window in self.desk.windows():
            text = subprocess.run(['xdotool', 'getwindowgeometry', '--shell', window],
                                  capture_output=True, text=True, check=False).stdout
            x, y, width, height = (int(re.search(rf'^{name}=(-?\d+)', text, re.M).group(1))
                                   for name in ('X', 'Y', 'WIDTH', 'HEIGHT'))
            # It is a little larger than what is in it: it has a shadow.
            if 0 <= width - inner.width <= SHADOW and 0 <= height - inner.height <= SHADOW:
                fitting.append((width * height, x + (width - inner.width) // 2 - inner.x,
                                y + (height - inner.height) // 2 - inner.y))
        return min(fitting)[1:] if fitting else None

    def find_origin(self, item):
        """Where the coordinates of what `item` is in begin. What is on the map is in the frame."""
        if item.parent != self.tree:
            surface = self.find_surface(item)
            if surface.role != 'frame':
                return self.find_window(surface)
        if self.origin is None:
            self.origin = self.find_window(self.find_surface(item))
        return self.origin

    def place(self, item):
        extents = self.screen.extents(item)
        while True:  # what has changed is laid out within a frame or two
            time.sleep(0.03)
            before, extents = extents, self.screen.extents(item)
            if before == extents:
                break
        x, y = self.find_origin(item)
        return extents._replace(x=extents.x + x, y=extents.y + y)

    def places_on_map(self, names):
        """Where all of these are."""
        self.place_on_map(names[0])
        return {name: self.place(self.on_map(name)) for name in names}

    # The pointer

    @staticmethod
    def point(x, y):
        xdotool('mousemove', int(x), int(y))

    def click(self, x, y, times=1):
        # A move within the place lets what is shown under the pointer come up first.
        xdotool('mousemove', int(x) - 1, int(y), 'mousemove', int(x), int(y))
        xdotool('click', '--repeat', times, '--delay', 30, 1)

    def double_click_until(self, x, y, condition):
        """Until it has done something: on a busy machine two clicks may be single ones."""
        for _attempt in range(6):
            self.click(x, y, times=2)
            try:
                return desktop.wait_for('a double click', condition, timeout=1.5, pause=0.03)
            except AssertionError:
                pass
        raise AssertionError('a double click does nothing')

    def open_editor(self, x, y, label='Title'):
        self.double_click_until(x, y, lambda: self.screen.focused() == (label, 'text'))
        self.screen.focus = None

    def click_on(self, item, times=1, inset=None):
        try:
            place = self.place(item)
        except screen.GLib.Error:  # made anew since it was found
            place = self.place(self.screen.wait(item.name, item.role))
        self.click(place.x + (inset or place.width / 2), place.y + place.height / 2, times)

    def click_until(self, item, condition, inset=None):
        """Clicks until it has done something: a popover on its way out takes the first click."""
        for _attempt in range(4):
            self.click_on(item, inset=inset)
            try:
                return desktop.wait_for(item.name, condition, timeout=2, pause=0.03)
            except AssertionError:
                pass
        raise AssertionError(f'a click on “{item.name}” does nothing')

    @staticmethod
    def drag(from_x, from_y, to_x, to_y):
        xdotool('mousemove', int(from_x), int(from_y), 'mousedown', 1)
        for share in (0.3, 0.6, 0.9, 1.0):
            xdotool('mousemove', int(from_x + share * (to_x - from_x)),
                    int(from_y + share * (to_y - from_y)))
            time.sleep(0.03)
        xdotool('mouseup', 1)

    # The map

    def find_tree(self):
        """What holds the things on the map."""
        known = self.screen.read()
        return next(item.path for item in known.values() if item.role == 'list' and
                    item.parent in known and known[item.parent].name.startswith(MAP))

    def on_map(self, name):
        """The first thing of this name; what was called so before is looked at first."""
        if self.tree is None:
            self.tree = self.find_tree()
        children = self.screen.list_children(self.tree)
        known = [path for path in children if self.names.get(path) == name]
        for path in known + [path for path in children if path not in known]:
            self.names[path] = self.screen.get(path, 'Name')
            if self.names[path] == name:
                return self.screen.look(path)
        return None

    def wait_on_map(self, name):
        return desktop.wait_for(f'“{name}” on the map', lambda: self.on_map(name), timeout=15)

    def place_on_map(self, name):
        return self.place(self.wait_on_map(name))

    # Menus

    def wait_menu(self):
        """The items of the menu that has opened; the first one has the focus."""
        desktop.wait_for('a menu', lambda: self.screen.focused()[1] == 'menu item', timeout=15,
                         pause=0.02)
        box = self.screen.get(self.screen.focus, 'Parent')[1]
        return [self.screen.look(path) for path in self.screen.list_children(box)]

    def choose_with_pointer(self, name):
        item = next(item for item in self.wait_menu() if item.name == name)
        self.click_on(item)

    # Texts

    def editor_opens(self, label='Title', seconds=15):
        """Whether somebody can type on the map before the seconds have passed."""
        try:
            self.screen.wait_focus(label, 'text', seconds)
        except AssertionError:
            return False
        self.screen.focus = None
        return True

    def wait_editor(self, label='Title'):
        assert self.editor_opens(label), f'there is nothing to type a {label.lower()} in'
