#!/usr/bin/env python3
"""Opening the bundled map: it is shown, and the program says its version without a display."""

import os
import subprocess

import desktop


def shows_the_map(desk):
    desktop.need('import', 'identify')
    desk.start(desk.copy_sample('bank-account-opening.sojourn'))
    picture = desk.path('screen.png')

    def is_painted():
        subprocess.run(['import', '-window', 'root', picture], check=True)
        colours = subprocess.run(['identify', '-format', '%k', picture], capture_output=True,
                                 text=True, check=True)
        return int(colours.stdout) > 500
    desktop.wait_for('more than an empty window', is_painted, timeout=20)


def opens_an_empty_window(desk):
    desk.start()
    assert not desk.is_enabled('save'), 'there is nothing to save'


def says_its_version(desk):
    answer = subprocess.run([os.environ['SJ_PROGRAM'], '--version'], capture_output=True, text=True,
                            check=True, env={key: value for key, value in os.environ.items()
                                             if key != 'DISPLAY'})
    assert answer.stdout.startswith('Sojourn '), answer.stdout
    desk.log = os.devnull


desktop.run({
    'the map is shown': shows_the_map,
    'without a file there is a page to start from': opens_an_empty_window,
    'the version needs no display': says_its_version,
})
