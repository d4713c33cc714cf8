#!/usr/bin/env python3
"""Installs the MIME type in a folder of its own and asks GIO what a map is, by its name and by its content.

Without this, a double click on a map opens a text editor.
usage: check-mime.py MIME_XML
"""

import os
import shutil
import subprocess
import sys
import tempfile

EXPECTED = 'application/vnd.sojourn+json'
MAP = '{\n  "format": "sojourn",\n  "version": 1\n}\n'
# name of the file, its content, whether it is a map
FILES = [
    ('journey.sojourn', MAP, True),
    ('journey-without-an-ending', MAP, True),
    ('written-without-blanks', '{"format":"sojourn","version":1}', True),
    ('other.json', '{"format": "something else"}', False),
]


def content_type(path, environment):
    answer = subprocess.run(['gio', 'info', '-a', 'standard::content-type', path],
                            check=True, capture_output=True, text=True, env=environment)
    return answer.stdout.split('standard::content-type:')[1].split()[0]


def main():
    if not shutil.which('update-mime-database') or not shutil.which('gio'):
        sys.exit(77)
    failures = 0
    with tempfile.TemporaryDirectory() as folder:
        packages = os.path.join(folder, 'mime', 'packages')
        os.makedirs(packages)
        shutil.copy(sys.argv[1], packages)
        environment = dict(os.environ, XDG_DATA_HOME=folder, LC_ALL='C.UTF-8', GIO_USE_VFS='local')
        subprocess.run(['update-mime-database', os.path.join(folder, 'mime')], check=True, env=environment)
        for name, content, is_map in FILES:
            path = os.path.join(folder, name)
            with open(path, 'w', encoding='utf-8') as file:
                file.write(content)
            found = content_type(path, environment)
            if (found == EXPECTED) != is_map:
                print(f'{name} is taken for {found}')
                failures += 1
    sys.exit(1 if failures else 0)


if __name__ == '__main__':
    main()
