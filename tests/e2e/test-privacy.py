#!/usr/bin/env python3
"""Imports a survey with planted people and looks for them in every byte the program writes."""

import json
import mmap
import os
import shutil
import signal
import subprocess
import time

import desktop
import privacy

WAYS = {'csv': privacy.write_csv,
        'csv in UTF-16': lambda path: privacy.write_csv(path, 'utf-16'),
        'xlsx': privacy.write_xlsx,
        'json': privacy.write_json,
        'sav': privacy.write_sav}


def make_map(path):
    cards = [{'id': f'cccccc{i}2', 'title': title, 'step': 'pppppppp', 'lane': 'nnnnnnnn'}
             for i, title in enumerate(privacy.TOUCHPOINTS)]
    with open(path, 'w', encoding='utf-8') as target:
        json.dump({'format': 'sojourn', 'version': 1, 'id': 'mmmmmmmm', 'title': 'Shop',
                   'stages': [{'id': 'ssssssss', 'title': 'Buy'}],
                   'steps': [{'id': 'pppppppp', 'title': 'Look', 'stage': 'ssssssss'}],
                   'lanes': [{'id': 'nnnnnnnn', 'kind': 'touchpoints'}, {'id': 'kkkkkkkk', 'kind': 'emotion'}],
                   'cards': cards}, target)


def run_traced(desk, number, *command):
    trace = desk.path(f'trace-{number}')
    environment = dict(os.environ, HOME=desk.path('home'), XDG_CACHE_HOME=desk.path('cache'),
                       XDG_CONFIG_HOME=desk.path('config'), XDG_DATA_HOME=desk.path('data'),
                       XDG_STATE_HOME=desk.path('state'), TMPDIR=desk.path('tmp'))
    os.makedirs(desk.path('tmp'), exist_ok=True)
    done = subprocess.run([*privacy.strace('-o', trace), *command], env=environment,
                          capture_output=True, text=True, check=False)
    return done, trace


def need_tracing():
    desktop.need('strace')
    if subprocess.run(privacy.strace('-o', '/dev/null', 'true'), capture_output=True,
                      check=False).returncode != 0:
        raise desktop.Skip('strace may not trace here')


def the_test_finds_leaks(desk):
    """A test that cannot fail says nothing: each way of leaking is found."""
    need_tracing()
    for what, value in privacy.PLANTED.items():
        for encoding in ('utf-8', 'utf-16-le'):
            script = (f'import os\nfor part in ({value!r}[:5], {value!r}[5:]):\n'
                      f'    os.write(1, part.encode("{encoding}"))')
            _, trace = run_traced(desk, 0, '/usr/bin/python3', '-c', script)
            found, size = privacy.find_in_trace(trace, privacy.PLANTED)
            assert found and size > 0, f'{what} in {encoding} was not found'
    # Written into memory that a file is behind: no call that writes.
    path = desk.path('mapped')
    with open(path, 'w+b') as target:
        target.truncate(4096)
        with mmap.mmap(target.fileno(), 4096) as memory:
            memory[100:100 + len(privacy.PLANTED['comment'])] = privacy.PLANTED['comment'].encode()
    assert len(privacy.find_in_files(desk.folder, privacy.PLANTED)) == 1
    os.unlink(path)


def the_command_line_keeps_quiet(desk):
    need_tracing()
    folder = desk.path(privacy.FOLDER)
    os.makedirs(folder)
    tool = os.environ['SJ_CLI']
    values = dict(privacy.PLANTED, folder=privacy.FOLDER)
    surveys = []
    for number, (name, write) in enumerate(WAYS.items()):
        survey = os.path.join(folder, f'answers-{number}.{name.split()[0]}')
        surveys.append(survey)
        write(survey)
        target = desk.path(f'map-{number}.sojourn')
        make_map(target)
        for command in ([tool, 'import', target, survey, '--by', 'Touchpoint', '--score',
                         'Satisfaction', '--score', 'Comment:sentiment', '--respondent', 'ResponseId'],
                        [tool, 'tally', survey, '--by', 'Touchpoint', '--score', 'Satisfaction',
                         '--json'],
                        [tool, 'export', target, '-o', desk.path('map.svg')],
                        [tool, 'export', target, '-o', desk.path('map.pdf')],
                        [tool, 'export', target, '-o', desk.path('map.png')],
                        [tool, 'export', target, '-o', desk.path('map.txt')]):
            done, trace = run_traced(desk, number, *command)
            assert done.returncode == 0, f'{name}: {command[1]}: {done.stderr}'
            found, size = privacy.find_in_trace(trace, values)
            os.unlink(trace)
            assert size > 0, 'nothing was recorded'
            assert not found, f'{name}: {command[1]} wrote {found}'
        with open(target, encoding='utf-8') as written:
            series = json.load(written)['series']
        assert {one['metric'] for one in series} == {'csat', 'sentiment'}, series
        assert all(one['source-file'] == os.path.basename(survey) for one in series)
    assert not privacy.find_in_files(desk.folder, values, surveys)


def the_window_keeps_quiet(desk):
    """Import, look at every page, save, undo and redo, copy, and die: what is left behind?"""
    need_tracing()
    desktop.need('xdotool')
    folder = desk.path(privacy.FOLDER)
    os.makedirs(folder)
    survey = os.path.join(folder, 'answers.csv')
    privacy.write_csv(survey)
    target = desk.path('map.sojourn')
    make_map(target)
    for name in ('HOME', 'XDG_CACHE_HOME', 'TMPDIR'):
        os.environ[name] = desk.path(name.lower())
        os.makedirs(os.environ[name])
    desk.start(target)
    trace = desk.path('trace')
    with subprocess.Popen(privacy.strace('-o', trace, '-p', str(desk.program.pid))) as tracer:
        time.sleep(1)
        if tracer.poll() is not None:
            raise desktop.Skip('strace may not attach to a program here')
        try:
            use_window(desk, survey, target)
        except Exception:
            tracer.terminate()  # and leaves the program as it is, to be looked at
            raise
        desk.program.send_signal(signal.SIGKILL)
        desk.program.wait()
        tracer.wait()
    found, size = privacy.find_in_trace(trace, privacy.PLANTED)
    os.unlink(trace)
    assert size > 10000, f'only {size} bytes were recorded'
    assert not found, f'the window wrote {found}'
    left = privacy.find_in_files(desk.folder, privacy.PLANTED, [survey])
    assert not left, f'left behind: {left}'
    with open(target, encoding='utf-8') as written:
        assert privacy.FOLDER not in written.read()


def use_window(desk, survey, target):
    import_in_window(desk, survey)
    desk.activate('save')
    desktop.wait_for('the saved curve', lambda: privacy_series(target))
    desk.keys('ctrl+z', 'ctrl+shift+z')
    time.sleep(1)
    export_all(desk)
    assert_clipboard(desk)


def export_all(desk):
    """Every kind of picture that the dialog offers, and the outline."""
    for number, kind in enumerate(('pdf', 'png', 'svg', 'txt')):
        path = desk.path(f'out.{kind}')
        windows = desk.windows()
        desk.activate('export')
        desk.wait_window('the dialog', windows)
        time.sleep(1)
        if number > 0:
            desk.keys('alt+f')
            time.sleep(1)
            desk.keys(*['Down'] * number)
            time.sleep(0.5)
            desk.keys('Return')
            time.sleep(0.5)
        desk.take_picture(f'export-{kind}')
        dialog = desk.windows()
        desk.keys('alt+e')
        desk.choose_file(path, dialog)
        desktop.wait_for(f'the exported {kind}', lambda there=path: os.path.exists(there))
        desktop.wait_for('the dialog to go', lambda before=windows: len(desk.windows()) == len(before))
        with open(path, 'rb') as exported:
            start = exported.read(5)
        assert start.startswith({'pdf': b'%PDF', 'png': b'\x89PNG', 'svg': b'<?xml',
                                 'txt': b'Shop'}[kind]), f'{kind}: {start}'


def assert_clipboard(desk):
    """Whatever another program can paste.

    A program whose every call is written down is slow, and a key may be lost when its dialog goes. Which
    part of the window has the keyboard then is not sure; a click beside the map gives it to the map."""
    if shutil.which('xclip') is None:
        return
    paste = ['xclip', '-selection', 'clipboard', '-o', '-t']

    def list_kinds():
        answer = subprocess.run([*paste, 'TARGETS'], capture_output=True, text=True, timeout=20,
                                check=False).stdout.split()
        return answer if any('sojourn' in kind for kind in answer) else None

    def copy():
        subprocess.run(['xdotool', 'mousemove', '--window', desk.windows()[-1], '640', '670', 'click', '1'],
                       check=True)
        time.sleep(1)
        desk.keys('ctrl+a', 'ctrl+c')
        desk.take_picture('copied')
        try:
            return desktop.wait_for('the copy', list_kinds, timeout=20, pause=0.5)
        except AssertionError:
            return None
    for kind in desktop.wait_for('anything copied', copy, timeout=90):
        if kind in ('TARGETS', 'MULTIPLE', 'TIMESTAMP', 'SAVE_TARGETS', 'DELETE'):
            continue
        data = subprocess.run([*paste, kind], capture_output=True, timeout=20, check=False).stdout
        found = privacy.find(data, f'the clipboard as {kind}', privacy.PLANTED)
        assert not found, found


def privacy_series(path):
    with open(path, encoding='utf-8') as source:
        return json.load(source).get('series')


def import_in_window(desk, survey):
    windows = desk.windows()
    desk.activate('import-feedback')
    desk.choose_file(survey, windows, another_follows=True)
    time.sleep(2)
    for _ in range(6):
        desk.keys('ctrl+Page_Down')
        time.sleep(1)
        desk.take_picture(f'page-{_}')
    desktop.wait_for('the curves', lambda: desk.keys('alt+i') or desk.is_enabled('undo'))


desktop.run({
    'the test finds leaks': the_test_finds_leaks,
    'the command line keeps quiet': the_command_line_keeps_quiet,
    'the window keeps quiet': the_window_keeps_quiet,
})
