"""What a window shows, as the accessibility bus tells it: read whole, in a few calls.

Nothing here acts on the program; it says what is there, so that a script can wait for it and knows where
to point.
"""

import collections
import re
import subprocess

import desktop

try:
    import gi
    gi.require_version('Gio', '2.0')
    from gi.repository import Gio, GLib
except (ImportError, ValueError):
    Gio = GLib = None

ACCESSIBLE = 'org.a11y.atspi.Accessible'
ROOT = '/org/a11y/atspi/accessible/root'
CACHE = '/org/a11y/atspi/cache'
WINDOW_COORDINATES = 1

# The names of roles and states are those of the protocol.
ROLES = {11: 'combo box', 16: 'dialog', 23: 'frame', 20: 'filler', 27: 'image', 29: 'label',
         31: 'list', 32: 'list item', 33: 'menu', 35: 'menu item', 39: 'panel', 43: 'push button',
         45: 'menu item',  # one of several that exclude each other
         61: 'text', 62: 'toggle button', 69: 'window', 79: 'entry', 83: 'heading',
         98: 'grouping', 129: 'button'}
STATES = {'active': 1, 'checked': 4, 'editable': 7, 'enabled': 8, 'focusable': 11, 'focused': 12,
          'selectable': 22, 'selected': 23, 'sensitive': 24, 'showing': 25, 'visible': 30}

Item = collections.namedtuple('Item', 'path parent index role name description states')
Place = collections.namedtuple('Place', 'x y width height')


def has_state(item, state):
    number = STATES[state]
    return bool(item.states[number // 32] & 1 << number % 32)


class Screen:
    """The windows of the program of a desktop."""

    def __init__(self, desk):
        if Gio is None:
            raise desktop.Skip('PyGObject is not installed here')
        self.desk = desk
        session = Gio.bus_get_sync(Gio.BusType.SESSION)
        address = session.call_sync('org.a11y.Bus', '/org/a11y/bus', 'org.a11y.Bus', 'GetAddress',
                                    None, None, 0, -1, None).unpack()[0]
        flags = (Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT |
                 Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION)
        self.bus = Gio.DBusConnection.new_for_address_sync(address, flags, None, None)
        self.name = desktop.wait_for('the program on the accessibility bus', self.find_name)
        self.focus = None
        self.counts = {}  # how many children each has: as long as that stays, none is unknown
        self.call(self.name, ROOT, ACCESSIBLE, 'GetChildren')
        self.bus.signal_subscribe(self.name, 'org.a11y.atspi.Event.Object', 'StateChanged', None,
                                  'focused', Gio.DBusSignalFlags.NONE, self.on_focus)

    def find_name(self):
        for name, _path in self.call('org.a11y.atspi.Registry', ROOT, ACCESSIBLE, 'GetChildren'):
            owner = self.call('org.freedesktop.DBus', '/org/freedesktop/DBus',
                              'org.freedesktop.DBus', 'GetConnectionUnixProcessID',
                              GLib.Variant('(s)', (name,)))
            if owner == self.desk.program.pid:
                return name
        return None

    def call(self, name, path, interface, method, parameters=None):
        return self.bus.call_sync(name, path, interface, method, parameters, None, 0, 20000,
                                  None).unpack()[0]

    def read(self):
        """All that is there, by path. Widgets are known to the bus once their parents were asked."""
        asked = set()
        while True:
            known = {}
            counts = {}
            for (_, path), _, (_, parent), index, count, _, name, role, description, states in \
                    self.call(self.name, CACHE, 'org.a11y.atspi.Cache', 'GetItems'):
                known[path] = Item(path, parent, index, ROLES.get(role, str(role)), name,
                                   description, states)
                counts[path] = count
            present = collections.Counter(item.parent for item in known.values())
            missing = [path for path, count in counts.items()
                       if count > present[path] and path not in asked]
            if not missing or counts == self.counts:
                self.counts = counts
                return known
            for path in missing:
                asked.add(path)
                try:
                    self.call(self.name, path, ACCESSIBLE, 'GetChildren')
                except GLib.Error:
                    pass  # gone in the meantime

    def look(self, path):
        """One thing, without all others."""
        role = self.call(self.name, path, ACCESSIBLE, 'GetRole')
        states = self.call(self.name, path, ACCESSIBLE, 'GetState')
        return Item(path, self.get(path, 'Parent')[1], 0, ROLES.get(role, str(role)),
                    self.get(path, 'Name'), '', states)

    def list_children(self, path):
        return [child for _name, child in self.call(self.name, path, ACCESSIBLE, 'GetChildren')]

    def find_all(self, name, role=None, visible=True):
        return [item for item in self.read().values()
                if item.name == name and (role is None or item.role == role) and
                (not visible or has_state(item, 'visible') and has_state(item, 'sensitive'))]

    def find(self, name, role=None, visible=True):
        found = self.find_all(name, role, visible)
        return found[0] if found else None

    def wait(self, name, role=None):
        return desktop.wait_for(f'“{name}”', lambda: self.find(name, role), timeout=15)

    def wait_gone(self, name, role=None):
        desktop.wait_for(f'“{name}” to go', lambda: self.find(name, role) is None, timeout=15)

    def on_focus(self, _bus, _sender, path, _interface, _signal, parameters):
        if parameters.unpack()[1]:
            self.focus = path

    def get(self, path, name):
        return self.call(self.name, path, 'org.freedesktop.DBus.Properties', 'Get',
                         GLib.Variant('(ss)', (ACCESSIBLE, name)))

    def focused(self):
        """The name and the role of what got the focus last."""
        while True:
            self.drain()
            path = self.focus
            if path is None:
                return '', ''
            try:
                role = self.call(self.name, path, ACCESSIBLE, 'GetRole')
                answer = self.get(path, 'Name'), ROLES.get(role, str(role))
            except GLib.Error:  # gone in the meantime
                answer = '', ''
            self.drain()
            if path == self.focus:  # else it moved on while it was asked
                return answer

    @staticmethod
    def drain():
        while GLib.MainContext.default().iteration(False):
            pass

    def wait_focus(self, name, role=None, timeout=15):
        def is_there():
            focused = self.focused()
            return focused[0] == name and (role is None or focused[1] == role)
        desktop.wait_for(f'the focus on “{name}”', is_there, timeout, pause=0.02)

    def extents(self, item):
        return Place(*self.call(self.name, item.path, 'org.a11y.atspi.Component', 'GetExtents',
                                GLib.Variant('(u)', (WINDOW_COORDINATES,))))

    def print(self, target):
        """For people: all that is there, as a tree."""
        known = self.read()

        def print_below(parent, depth):
            for item in sorted((item for item in known.values() if item.parent == parent),
                               key=lambda item: item.index):
                states = ' '.join(state for state in STATES if has_state(item, state))
                target.write(f'{"  " * depth}{item.role} “{item.name}” ({item.description}) {states}\n')
                print_below(item.path, depth + 1)
        print_below(ROOT, 0)
