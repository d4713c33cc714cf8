"""A desktop of its own for one end-to-end test: display, session bus, window manager, and the program.

A script calls `run ({name: function})`; each function gets a Desktop. It is started again inside a fresh
display and bus, so that tests do not take the keyboard from each other. The result is TAP.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
import traceback

APPLICATION = 'io.github.sojourn.Sojourn'
PATH = '/io/github/sojourn/Sojourn'
WARNING = re.compile(r'(WARNING|CRITICAL|ERROR) \*\*')
TIMEOUT = 60
ATTEMPTS = int(os.environ.get('SJ_E2E_ATTEMPTS', '2'))
# For the program alone: what the accessibility bus says to this script is not to end it.
DEBUG = os.environ.pop('G_DEBUG', None)


class Skip(Exception):
    """What a test needs is not on this machine."""


def need(*tools):
    for tool in tools:
        if not shutil.which(tool):
            raise Skip(f'{tool} is not installed here')


def wait_for(what, condition, timeout=TIMEOUT, pause=0.1):
    end = time.monotonic() + timeout
    while True:
        answer = condition()
        if answer:
            return answer
        if time.monotonic() > end:
            raise AssertionError(f'waited {timeout} s in vain for {what}')
        time.sleep(pause)


class Desktop:
    def __init__(self):
        self.folder = tempfile.mkdtemp(prefix='sojourn-e2e-')
        self.log = os.path.join(self.folder, 'stderr.txt')
        self.manager = None
        self.program = None
        self.screen = None  # what the accessibility bus tells, if a script asks it
        if shutil.which('openbox'):
            self.manager = subprocess.Popen(['openbox'], stdout=subprocess.DEVNULL,
                                            stderr=subprocess.DEVNULL)
        if shutil.which('xdotool'):
            if self.manager is not None:
                wait_for('the window manager', self.is_managed)
            # Away from where windows come: a tooltip is a window, too.
            subprocess.run(['xdotool', 'mousemove', '9999', '9999'], check=False)

    @staticmethod
    def is_managed():
        return subprocess.run(['xdotool', 'get_num_desktops'], capture_output=True,
                              check=False).returncode == 0

    def copy_sample(self, name):
        sample = os.path.join(os.environ['SJ_SOURCE_ROOT'], 'data', 'samples', name)
        return shutil.copy(sample, self.folder)

    def path(self, name):
        return os.path.join(self.folder, name)

    def start(self, *files):
        environment = dict(os.environ, XDG_CONFIG_HOME=self.path('config'),
                           XDG_DATA_HOME=self.path('data'), XDG_STATE_HOME=self.path('state'))
        environment.pop('GTK_A11Y', None)
        if DEBUG is not None:
            environment['G_DEBUG'] = DEBUG
        with open(self.log, 'w', encoding='utf-8') as log:
            self.program = subprocess.Popen([os.environ['SJ_PROGRAM'], *files], env=environment,
                                            stderr=log)
        action = 'save' if files else 'open'
        wait_for('the window', lambda: self.is_enabled(action))
        time.sleep(0.5)

    def has_journal(self):
        """Whether there is something to recover. It goes a moment after the saved file has come."""
        folder = self.path('state/sojourn/journal')
        return os.path.isdir(folder) and len(os.listdir(folder)) > 0

    def call(self, method, *arguments, path=PATH + '/window/1'):
        return subprocess.run(['gdbus', 'call', '--session', '--dest', APPLICATION, '--object-path',
                               path, '--method', method, *arguments], capture_output=True, text=True,
                              check=False)

    def is_enabled(self, action):
        if self.program.poll() is not None:
            raise AssertionError(f'the program ended:\n{self.read_log()}')
        return self.call('org.gtk.Actions.Describe', action).stdout.startswith('((true')

    def activate(self, action):
        answer = self.call('org.gtk.Actions.Activate', action, '[]', '{}')
        assert answer.returncode == 0, answer.stderr

    def find_windows(self):
        found = subprocess.run(['xdotool', 'search', '--onlyvisible', '--pid', str(self.program.pid)],
                               capture_output=True, text=True, check=False)
        return found.stdout.split()

    def windows(self):
        """Those on the screen: one that goes during a search hides the others, so that two must agree."""
        found = self.find_windows()
        for _attempt in range(20):
            before, found = found, self.find_windows()
            if found and found == before:
                break
        return found

    def is_in_front(self, windows):
        """Whether one of these has the keyboard, as far as there is somebody who gives it."""
        if self.manager is None:
            return True
        active = subprocess.run(['xdotool', 'getactivewindow'], capture_output=True, text=True,
                                check=False).stdout.strip()
        return active in windows

    def bring_to_front(self, windows):
        """A busy window manager may leave the keyboard with nobody; a person then clicks the window."""
        try:
            wait_for('the keyboard', lambda: self.is_in_front(windows()), timeout=3)
        except AssertionError:
            subprocess.run(['xdotool', 'windowactivate', *windows()[-1:]], check=False)
            wait_for('the window in front', lambda: self.is_in_front(windows()), timeout=15)

    def wait_window(self, what, before):
        """Waits for a window beside those there were before, and for the keyboard in it."""
        def new():
            return [window for window in self.windows() if window not in before]
        wait_for(what, new)
        self.bring_to_front(new)

    def keys(self, *keys):
        self.bring_to_front(self.windows)
        subprocess.run(['xdotool', 'key', '--delay', '40', *keys], check=True)

    def choose_file(self, path, windows, another_follows=False):
        """Answers the file chooser that comes beside `windows`; another dialog may take its place."""
        self.wait_window('the file chooser', windows)
        time.sleep(1.0)
        if os.path.exists(path):
            self.keys('ctrl+l')
            time.sleep(0.6)
        else:
            self.keys('ctrl+a')
        subprocess.run(['xdotool', 'type', '--delay', '30', path], check=True)
        time.sleep(0.3)
        self.keys('Return')
        if another_follows:
            time.sleep(2.0)
        else:
            wait_for('the file chooser to go', lambda: len(self.windows()) <= len(windows))

    def read_log(self):
        if not os.path.exists(self.log):
            return ''
        with open(self.log, encoding='utf-8', errors='replace') as log:
            return log.read()

    def check_log(self):
        lines = [line for line in self.read_log().split('\n') if WARNING.search(line)]
        assert not lines, 'warnings:\n' + '\n'.join(lines)

    def is_well(self):
        return (self.program is not None and self.program.poll() is None and
                not WARNING.search(self.read_log()))

    def tell_state(self):
        """For people: what the program said and what had the keyboard when something went wrong."""
        print(self.read_log(), file=sys.stderr)
        if self.screen is not None:
            print(f'the keyboard is with {self.screen.focused()}', file=sys.stderr)

    def take_picture(self, name):
        """For people: what the screen was like, if a folder for that is named and there is a tool."""
        folder = os.environ.get('SJ_E2E_PICTURES')
        if folder and shutil.which('import'):
            script = os.path.splitext(os.path.basename(sys.argv[0]))[0]
            subprocess.run(['import', '-window', 'root', os.path.join(folder, f'{script}-{name}.png')],
                           check=False)
            if self.screen is not None:
                with open(os.path.join(folder, f'{script}-{name}.txt'), 'w', encoding='utf-8') as out:
                    self.screen.print(out)

    def close(self):
        for process in (self.program, self.manager):
            if process is not None and process.poll() is None:
                process.terminate()
                process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)


def attempt(test, picture):
    """Whether the test came to its end, and whether another attempt makes sense if it did not."""
    desktop = Desktop()
    try:
        test(desktop)
        desktop.check_log()
        return True, False
    except Skip:
        raise
    except Exception:  # whatever happened, the next test has its turn
        traceback.print_exc()
        desktop.tell_state()
        desktop.take_picture(picture)
        return False, desktop.is_well()
    finally:
        desktop.close()


def run_inside(tests, report):
    """Tells what became of each test.

    Between the display, the window manager and the accessibility bus a key may be lost on a busy
    machine, so a test in which the program ran on without a warning has a second attempt. That is told,
    with what went wrong in the first. A program that ends or warns has no second attempt.
    """
    failed = 0
    report(f'1..{len(tests)}')
    for number, (name, test) in enumerate(tests.items(), 1):
        try:
            passed, again = attempt(test, f'{number}')
            note = ''
            if again and ATTEMPTS > 1:
                note = ' (at the second attempt)'
                passed, again = attempt(test, f'{number}-again')
            failed += not passed
            report(f'ok {number} {name}{note}' if passed else f'not ok {number} {name}')
        except Skip as reason:
            report(f'ok {number} {name} # SKIP {reason}')
    return 1 if failed else 0


def run_on_a_desktop_of_its_own(size):
    """Runs this script again; what daemons print there is kept apart from the report."""
    with tempfile.TemporaryDirectory(prefix='sojourn-e2e-') as folder:
        report = os.path.join(folder, 'report.tap')
        # The accessibility bus has its socket in the runtime folder; two sessions must not share it.
        environment = dict(os.environ, SJ_E2E_REPORT=report, XDG_RUNTIME_DIR=folder)
        if DEBUG is not None:
            environment['G_DEBUG'] = DEBUG
        for name in ('DISPLAY', 'WAYLAND_DISPLAY', 'DBUS_SESSION_BUS_ADDRESS', 'AT_SPI_BUS_ADDRESS'):
            environment.pop(name, None)
        # No key repeats by itself (-r): a busy machine holds one down for longer than a finger would.
        # The server stays as it is when its last client goes (-noreset), for the next may be just coming.
        done = subprocess.run(['dbus-run-session', '--', 'xvfb-run', '-a', '-s',
                               f'-screen 0 {size}x24 -nolisten tcp -r -noreset', sys.executable, *sys.argv],
                              env=environment, stdout=sys.stderr, check=False)
        with open(report, encoding='utf-8') as lines:
            sys.stdout.write(lines.read())
    return done.returncode


def run(tests, size='1280x900'):
    missing = [tool for tool in ('dbus-run-session', 'xvfb-run', 'gdbus') if not shutil.which(tool)]
    if missing:
        print('1..0 # SKIP ' + ', '.join(missing) + ' is not installed here')
        sys.exit(0)
    if 'SJ_E2E_REPORT' not in os.environ:
        sys.exit(run_on_a_desktop_of_its_own(size))
    with open(os.environ['SJ_E2E_REPORT'], 'w', encoding='utf-8') as target:
        sys.exit(run_inside(tests, lambda line: print(line, file=target, flush=True)))
