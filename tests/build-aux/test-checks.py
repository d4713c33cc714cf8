#!/usr/bin/env python3
"""Tests of the scripts that say whether a change may land: one that is always content hides every fault.

usage: test-checks.py BUILD_AUX_FOLDER
"""

import contextlib
import importlib.machinery
import importlib.util
import io
import os
import sys
import tempfile

BUILD_AUX = sys.argv[1]
sys.dont_write_bytecode = True


def load(name):
    path = os.path.join(BUILD_AUX, name)
    loader = importlib.machinery.SourceFileLoader(name.replace('-', '_'), path)
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader(loader.name, loader))
    loader.exec_module(module)
    return module


count_tests = load('count-tests')
check_layers = load('check-layers')
check_format = load('check-format')
sys.path.insert(0, os.path.join(os.path.dirname(BUILD_AUX), 'tests', 'e2e'))
desktop = importlib.import_module('desktop')


def counted(output, ended_well=True):
    total = count_tests.Count()
    total.add_tap('program', output, ended_well)
    return total.last_line()


@contextlib.contextmanager
def tree(files):
    """A folder with these files; each folder of sources gets a build file that names them."""
    with tempfile.TemporaryDirectory() as root:
        for path, text in files.items():
            full = os.path.join(root, path)
            os.makedirs(os.path.dirname(full), exist_ok=True)
            with open(full, 'w', encoding='utf-8') as target:
                target.write(text)
            with open(os.path.join(os.path.dirname(full), 'meson.build'), 'a', encoding='utf-8') as target:
                target.write(f"files('{os.path.basename(path)}')\n")
        yield root


def layer_problems(files):
    with tree(files) as root:
        return check_layers.check(os.path.join(root, 'src'))[0]


def format_problems(text, path='src/core/sj-thing.c'):
    with tree({path: text}) as root:
        return check_format.check(root)[0]


def test_counts_every_case():
    output = '1..3\nok 1 /a\nok 2 /b # SKIP no data here\nok 3 /c\n'
    assert counted(output) == '2 passed, 0 failed, 1 skipped', counted(output)


def test_counts_a_failed_case_once():
    output = '1..2\nok 1 /a\nnot ok 2 /b - assertion failed\nBail out!\n'
    assert counted(output, False) == '1 passed, 1 failed', counted(output, False)


def test_counts_a_crash_as_failed():
    assert counted('1..3\nok 1 /a\n', False) == '1 passed, 1 failed'
    assert counted('', False) == '0 passed, 1 failed'


def test_counts_a_missing_plan_as_failed():
    assert counted('') == '0 passed, 1 failed'
    assert counted('ok 1 /a\n') == '1 passed, 1 failed'


def test_counts_a_leak_after_the_last_case_as_failed():
    assert counted('1..1\nok 1 /a\n', False) == '1 passed, 1 failed'


def test_names_what_passed_late():
    total = count_tests.Count()
    total.add_tap('program', '1..2\nok 1 /a\nok 2 /b (at the second attempt)\n', True)
    assert total.last_line() == '2 passed, 0 failed'
    assert total.second == ['program /b (at the second attempt)'], total.second


class Trial:
    """Stands for the desktop of an end-to-end test, of a program that goes on or one that does not."""
    goes_on = True

    def check_log(self):
        pass

    def tell_state(self):
        pass

    def take_picture(self, name):
        pass

    def close(self):
        pass

    def is_well(self):
        return self.goes_on


def tried(failures, desk=Trial):
    """What is reported of a test that fails so many times."""
    lines = []
    left = [failures]

    def fail(_desk):
        left[0] -= 1
        assert left[0] < 0

    desktop.Desktop = desk
    with contextlib.redirect_stderr(io.StringIO()):
        status = desktop.run_inside({'a': fail}, lines.append)
    return lines[1:] + [status]


def test_a_window_has_two_attempts():
    assert tried(0) == ['ok 1 a', 0]
    assert tried(1) == ['ok 1 a (at the second attempt)', 0]
    assert tried(2) == ['not ok 1 a', 1]


def test_a_program_that_ends_has_one_attempt():
    class Ended(Trial):
        goes_on = False

    assert tried(1, Ended) == ['not ok 1 a', 1]


def test_layers_allow_what_the_house_allows():
    assert layer_problems({
        'src/core/sj-map.h': '#include <glib-object.h>\n',
        'src/io/sj-reader.c': '#include "config.h"\n#include "core/sj-map.h"\n#include <cairo.h>\n',
        'src/ui/sj-window.c': '#include <gtk/gtk.h>\n#include "core/sj-map.h"\n',
    }) == []


def test_layers_refuse_an_arrow_upwards():
    problems = layer_problems({
        'src/io/sj-reader.h': '', 'src/core/sj-map.c': '#include "io/sj-reader.h"\n'})
    assert len(problems) == 1 and 'core must not know io' in problems[0], problems


def test_layers_refuse_the_toolkit_below_ui():
    problems = layer_problems({'src/scene/sj-scene.c': '#include <gdk/gdk.h>\n'})
    assert len(problems) == 1 and 'toolkit' in problems[0], problems


def test_layers_refuse_a_cycle():
    problems = layer_problems({
        'src/core/sj-a.h': '#include "core/sj-b.h"\n', 'src/core/sj-b.h': '#include "core/sj-a.h"\n'})
    assert len(problems) == 1 and 'sj-a.h → core/sj-b.h → core/sj-a.h' in problems[0], problems


def test_format_is_content_with_good_code():
    text = '#define ADD(a, b) ((a) + (b))\n\nstatic int\nsj_thing (void)\n{\n' \
           '  return ADD (1, 2); /* no foo() here */\n}\n'
    assert format_problems(text) == [], format_problems(text)


def test_format_finds_each_fault():
    faults = {
        'a tab': 'int a;\t\n', 'trailing': 'int a; \n', 'no newline': 'int a;',
        'columns': 'int ' + 'a' * 100 + ';\n', 'no blank': 'int a = f();\n',
        'goto': 'void\nf (void)\n{\n  goto out;\n}\n',
        'a function of': 'void\nf (void)\n{\n' + '  g ();\n' * 101 + '}\n',
        'lines, at most': 'int a;\n' * 801,
    }
    for words, text in faults.items():
        problems = format_problems(text)
        assert any(words in problem for problem in problems), (words, problems)
    assert any('utils' in problem for problem in format_problems('int a;\n', 'src/core/sj-utils.c'))
    assert any('pragma' in problem for problem in format_problems('int a;\n', 'src/core/sj-a.h'))


def main():
    tests = [(name, code) for name, code in globals().items() if name.startswith('test_')]
    print(f'1..{len(tests)}')
    failed = False
    for number, (name, code) in enumerate(tests, 1):
        try:
            with contextlib.redirect_stdout(io.StringIO()):
                code()
            print(f'ok {number} {name}')
        except AssertionError as error:
            failed = True
            print(f'not ok {number} {name} - {error!r}')
    sys.exit(1 if failed else 0)


if __name__ == '__main__':
    main()
