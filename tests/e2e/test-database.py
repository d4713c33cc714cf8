#!/usr/bin/env python3
"""Imports answers from databases through the window: a file of SQLite, and PostgreSQL with a password
that stays in the keyring."""

import glob
import json
import os
import shutil
import sqlite3
import subprocess
import time

import accessibility
import desktop

PASSWORD = 'kiosk-zebra-4711'
ROWS = [('Website' if i % 2 else 'Checkout', i % 11) for i in range(80)]


def need():
    desktop.need('xdotool')
    if not accessibility.load():
        raise desktop.Skip('no accessibility bus here')


def start(desk):
    path = desk.path('map.sojourn')
    if not os.path.exists(path):
        subprocess.run([os.environ['SJ_CLI'], 'new', '--template', 'blank', '-o', path], check=True)
    desk.start(path)
    return path


def read(path):
    with open(path, encoding='utf-8') as source:
        return json.load(source)


def can_be_pressed(desk, label):
    """Only the button itself says so; the words on it look the same when it is not sensitive."""
    sensitive = accessibility.load().STATE_SENSITIVE
    return any(node.getState().contains(sensitive) for node in accessibility.showing(desk)
               if node.getRoleName() in ('push button', 'button') and
               (node.name or '').replace('_', '') in (label, f'{label} {label}'))


def wait_button(desk, label):
    desktop.wait_for(f'“{label}”', lambda: can_be_pressed(desk, label))


def finish(desk, path):
    """From the tables of the database to curves in the map."""
    wait_button(desk, 'Continue')
    desk.take_picture('dialog')
    desk.keys('alt+o')
    desktop.wait_for('the answers to be read',
                     lambda: accessibility.is_sensitive(desk, 'Create Touchpoints for the Names'))
    desk.keys('alt+f')
    desktop.wait_for('something to import', lambda: accessibility.is_sensitive(desk, 'Import'))
    desk.take_picture('import')
    desk.keys('alt+i')
    desktop.wait_for('the edit', lambda: desk.is_enabled('undo'))
    desk.activate('save')
    desktop.wait_for('the saved curves', lambda: len(read(path).get('series', [])) > 0)
    return read(path)


def check_answers(saved):
    points = [point for series in saved['series'] for point in series['points']]
    assert sum(point['n'] for point in points) == len(ROWS), points


def an_sqlite_file_is_dropped(desk):
    """It has two tables, so the dialog asks which; nothing of where it lies is in the map."""
    need()
    folder = desk.path('secret-place')
    os.makedirs(folder)
    data = os.path.join(folder, 'survey.sqlite3')
    with sqlite3.connect(data) as database:
        database.execute('CREATE TABLE answers (touchpoint TEXT, nps INTEGER)')
        database.executemany('INSERT INTO answers VALUES (?, ?)', ROWS)
        database.execute('CREATE TABLE others (x INTEGER)')
    database.close()
    path = start(desk)
    windows = desk.windows()
    answer = desk.call('org.gtk.Actions.Activate', 'drop-files', f'[<["file://{data}"]>]', '{}')
    assert answer.returncode == 0, answer.stderr
    desk.wait_window('the dialog', windows)
    saved = finish(desk, path)
    check_answers(saved)
    assert saved['recipes'][0]['table'] == 'answers', saved['recipes']
    assert all(one['source-file'] == 'survey.sqlite3: answers' for one in saved['series'])
    assert 'secret-place' not in json.dumps(saved)


def what_is_wrong_is_said(desk):
    need()
    start(desk)
    windows = desk.windows()
    desk.activate('import-database')
    desk.wait_window('the dialog', windows)
    time.sleep(1.0)
    subprocess.run(['xdotool', 'type', '--delay', '30', '/nowhere/at/all.sqlite'], check=True)
    desk.keys('Return')
    accessibility.wait_for_text(desk, '/nowhere/at/all.sqlite: ')
    assert not can_be_pressed(desk, 'Continue'), 'there is nothing to continue with'
    desk.take_picture('wrong')
    desk.keys('Escape')
    desktop.wait_for('the dialog to go', lambda: len(desk.windows()) <= len(windows))


class Server:
    """A PostgreSQL of its own, on a socket in a folder, that asks for a password."""

    def __init__(self, folder):
        found = sorted(glob.glob('/usr/lib/postgresql/*/bin/initdb') + glob.glob('/usr/bin/initdb'))
        if not found or not shutil.which('psql'):
            raise desktop.Skip('PostgreSQL is not installed here')
        self.home = os.path.join(folder, 'server')
        self.user = ['setpriv', '--pdeathsig=TERM']
        os.makedirs(self.home)
        os.chmod(folder, 0o755)
        if os.geteuid() == 0:
            shutil.chown(self.home, 'nobody')
            self.user += ['--reuid=nobody', '--regid=nogroup', '--clear-groups']
        secret = os.path.join(folder, 'secret')
        with open(secret, 'w', encoding='utf-8') as target:
            target.write(PASSWORD)
        os.chmod(secret, 0o644)
        programs = os.path.dirname(found[-1])
        subprocess.run([*self.user, programs + '/initdb', '-D', self.home + '/data', '-A',
                        'scram-sha-256', '-U', 'anna', '--pwfile', secret, '--no-sync',
                        '--locale=C.UTF-8'], check=True, stdout=subprocess.DEVNULL)
        os.unlink(secret)
        self.process = subprocess.Popen([*self.user, programs + '/postgres', '-D',
                                         self.home + '/data', '-k', self.home, '-p', '5432', '-c',
                                         'listen_addresses=', '-c', 'fsync=off'],
                                        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            desktop.wait_for('the server', lambda: self.ask('SELECT 1').returncode == 0)
            values = ', '.join(f"('{touchpoint}', {nps})" for touchpoint, nps in ROWS)
            filled = self.ask('CREATE TABLE answers (touchpoint TEXT, nps INTEGER);'
                              f' INSERT INTO answers VALUES {values};')
            assert filled.returncode == 0, filled.stderr
        except AssertionError:
            self.stop()
            raise

    def ask(self, sql):
        return subprocess.run(['psql', '-q', '-h', self.home, '-U', 'anna', '-d', 'postgres', '-v',
                               'ON_ERROR_STOP=1', '-c', sql], capture_output=True, text=True,
                              check=False, env=dict(os.environ, PGPASSWORD=PASSWORD))

    def stop(self):
        self.process.terminate()
        self.process.wait()


def start_keyring(desk):
    """A keyring that is open, as after logging in; it stands on the bus of this test alone."""
    desktop.need('gnome-keyring-daemon')
    os.environ.update(XDG_DATA_HOME=desk.path('data'), XDG_RUNTIME_DIR=desk.path('run'))
    os.makedirs(desk.path('run'), mode=0o700)
    process = subprocess.Popen(['gnome-keyring-daemon', '--foreground', '--unlock',
                                '--components=secrets'], stdin=subprocess.PIPE,
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    process.stdin.write(b'door of the keyring')
    process.stdin.close()
    desktop.wait_for('the keyring', lambda: 'true' in subprocess.run(
        ['gdbus', 'call', '--session', '--dest', 'org.freedesktop.DBus', '--object-path',
         '/org/freedesktop/DBus', '--method', 'org.freedesktop.DBus.NameHasOwner',
         'org.freedesktop.secrets'], capture_output=True, text=True, check=False).stdout)
    return process


def open_dialog(desk, connection):
    windows = desk.windows()
    desk.activate('import-database')
    desk.wait_window('the dialog', windows)
    time.sleep(1.0)
    subprocess.run(['xdotool', 'type', '--delay', '60', connection], check=True)
    desktop.wait_for('what was typed', lambda: accessibility.is_shown(desk, 'Password'))


def find_password(folder, except_in):
    found = []
    for place, _, names in os.walk(folder):
        if place.startswith(except_in):
            continue
        for name in names:
            path = os.path.join(place, name)
            if os.path.isfile(path):
                with open(path, 'rb') as source:
                    content = source.read()
                if PASSWORD.encode() in content or PASSWORD.encode('utf-16-le') in content:
                    found.append(path)
    return found


def check_quiet(desk, server):
    """The password is in nothing that was written, and nobody can read it from the process list."""
    found = find_password(desk.folder, server.home)
    assert not found, found
    with open(f'/proc/{desk.program.pid}/cmdline', 'rb') as source:
        assert PASSWORD.encode() not in source.read()
    with open(f'/proc/{desk.program.pid}/environ', 'rb') as source:
        assert PASSWORD.encode() not in source.read()
    assert PASSWORD not in desk.read_log()


def forget_program(desk):
    desk.check_log()
    desk.program.terminate()
    desk.program.wait()


def a_server_and_the_keyring(desk):
    """The password is typed once and kept; the next time nobody asks for it, until it is forgotten."""
    need()
    server = Server(desk.folder)
    keyring = None
    try:
        keyring = start_keyring(desk)
        connection = f'Driver={{PostgreSQL Unicode}};Servername={server.home};UID=anna;Database=postgres'
        path = start(desk)
        open_dialog(desk, connection)
        desk.keys('Return')
        try:
            accessibility.wait_for_text(desk, 'user and password')
        except AssertionError as error:
            if accessibility.is_shown(desk, "Can't open lib") or accessibility.is_shown(desk, 'driver'):
                raise desktop.Skip('the ODBC driver of PostgreSQL is not installed here') from error
            raise
        desk.keys('alt+k', 'alt+p')
        subprocess.run(['xdotool', 'type', '--delay', '60', PASSWORD], check=True)
        desk.take_picture('password')
        desk.keys('Return')
        check_answers(finish(desk, path))
        assert 'Servername' not in json.dumps(read(path))
        check_quiet(desk, server)
        forget_program(desk)

        start(desk)
        open_dialog(desk, connection)
        desk.keys('Return')
        wait_button(desk, 'Continue')
        desk.take_picture('keyring')
        check_quiet(desk, server)

        desk.keys('alt+f')
        accessibility.wait_for_text(desk, 'has forgotten the password')
        desk.take_picture('forgotten')
        desk.keys('alt+n')
        accessibility.wait_for_text(desk, 'user and password')
        desk.keys('alt+f')
        accessibility.wait_for_text(desk, 'knows no password')
    finally:
        server.stop()
        if keyring is not None:
            keyring.terminate()
            keyring.wait()


desktop.run({'an SQLite file is dropped on the window': an_sqlite_file_is_dropped,
             'what is wrong is said': what_is_wrong_is_said,
             'a server and the keyring': a_server_and_the_keyring})
