"""A file that takes long to read: a person may stop it, go on, or leave."""

import gzip
import json
import os
import subprocess

import accessibility
import desktop

N_BLOCKS = 200  # of a million rows each: no machine reads them before a person has seen the button


def need():
    desktop.need('xdotool')
    if not accessibility.load():
        raise desktop.Skip('no accessibility bus here')


def read(path):
    with open(path, encoding='utf-8') as source:
        return json.load(source)


def blank_map(desk):
    path = desk.path('map.sojourn')
    subprocess.run([os.environ['SJ_CLI'], 'new', '--template', 'blank', '-o', path], check=True)
    return path


def drop(desk, data):
    windows = desk.windows()
    answer = desk.call('org.gtk.Actions.Activate', 'drop-files', f'[<["file://{data}"]>]', '{}')
    assert answer.returncode == 0, answer.stderr
    desk.wait_window('the import window', windows)


def cannot_import(desk):
    """Of the buttons called so the one of the import window cannot be pressed."""
    sensitive = accessibility.load().STATE_SENSITIVE
    return any('button' in node.getRoleName() and not node.getState().contains(sensitive)
               for node in accessibility.showing(desk)
               if (node.name or '').replace('_', '') in ('Import', 'Import Import'))


def write_long_file(desk):
    """Eight hundred megabytes of answers that take two on the disk."""
    rows = ''.join(f'{i % 5 + 1},{i * 3 % 5 + 1}\n' for i in range(1000000))
    block = gzip.compress(rows.encode())
    path = desk.path('long.csv.gz')
    with open(path, 'wb') as target:
        target.write(gzip.compress(b'Satisfaction with the shop,Satisfaction with the delivery\n'))
        for _ in range(N_BLOCKS):
            target.write(block)
    return path


def stop_reading(desk):
    """Stopped, the window says how far it came and offers to go on; nothing has been imported."""
    need()
    path = blank_map(desk)
    data = write_long_file(desk)
    desk.start(path)
    windows = desk.windows()
    drop(desk, data)
    accessibility.press(desk, 'Stop Reading', timeout=60)
    accessibility.wait_for_text(desk, 'Reading was stopped')
    desktop.wait_for('the progress to go', lambda: not accessibility.is_shown(desk, 'Stop Reading'))
    assert cannot_import(desk)

    accessibility.press(desk, 'Read Again')
    desktop.wait_for('the banner to go',
                     lambda: not accessibility.is_shown(desk, 'Reading was stopped'))
    accessibility.press(desk, 'Stop Reading', timeout=60)
    accessibility.wait_for_text(desk, 'Reading was stopped')
    desk.take_picture('stopped')
    desk.keys('Escape')
    desktop.wait_for('the window to go', lambda: len(desk.windows()) == len(windows))
    assert not desk.is_enabled('undo')
    assert not read(path).get('series')


desktop.run({
    'reading can be stopped, taken up again and left': stop_reading,
})
