"""What the map of the mock-up says, the survey behind its measured curve, and what is the same however
the map is built.
"""

import difflib
import json
import os
import shutil
import subprocess
import time

import desktop
import hands
import screen

SIZE = '1980x1120'

GOLDEN = os.path.join(os.environ['SJ_SOURCE_ROOT'], 'tests', 'golden', 'mockup-map.sojourn')

TITLE = 'Opening a current account'
SUBTITLE = 'Anna, 27, first salary · switches banks on her phone during a lunch break'
OWNER = 'Everyday Banking'
REVIEWED = '2026-11-02'
PERSONA = 'Anna'

STAGES = [
    ('Awareness', ['Sees an ad', 'Asks a friend']),
    ('Consideration', ['Compares fees', 'Reads reviews']),
    ('Application', ['Fills the form', 'Identity check', 'Waits']),
    ('First weeks', ['Card arrives', 'First payment']),
    ('Loyalty', ['Monthly review', 'Tells others']),
]
STEPS = [step for _stage, steps in STAGES for step in steps]

# The title of a lane, the place of its channel among all channels, and its colour.
CHANNELS = [
    ('Social & ads', 8, 'Bright Blue'),
    ('Web', 1, 'Bright Teal'),
    ('App', 2, 'Bright Green'),
    ('Call centre', 3, 'Bright Brown'),
    ('Post', 4, 'Bright Purple'),
]

# The lane, the step, the title and the text of a card.
CARDS = [
    ('Social & ads', 'Sees an ad', 'Story ad', 'Instagram · ad'),
    ('Web', 'Compares fees', 'Fee table', 'desktop'),
    ('Web', 'Reads reviews', 'Review site', '3rd party'),
    ('App', 'Fills the form', 'Sign-up form', '14 fields'),
    ('App', 'Identity check', 'Video ident', 'human agent'),
    ('App', 'First payment', 'Tap to pay', ''),
    ('App', 'Monthly review', 'Spending view', ''),
    ('Call centre', 'Waits', '“Where is it?”', 'human · 9 min'),
    ('Post', 'Card arrives', 'Welcome pack', 'card + PIN'),
    ('Pain points', 'Fills the form', '14 fields', 'asks twice'),
    ('Pain points', 'Waits', 'No status', '10 days silent'),
    ('Opportunities', 'Fills the form', 'Scan the ID', '− 9 fields'),
    ('Opportunities', 'Waits', 'Track the card', 'push at 3 points'),
    ('Opportunities', 'Tells others', 'Invite a friend', 'after day 30'),
]
# The place of the kind among all moments of truth.
MOMENTS = {'Video ident': 2, 'Tap to pay': 3}

LINKS = [
    ('Story ad', 'Fee table', 'Next'),
    ('Fee table', 'Review site', 'Next'),
    ('Review site', 'Sign-up form', 'Next'),
    ('Sign-up form', 'Video ident', 'Next'),
    ('Video ident', '“Where is it?”', 'Skip'),
    ('“Where is it?”', 'Welcome pack', 'Next'),
    ('Welcome pack', 'Tap to pay', 'Next'),
    ('Tap to pay', 'Spending view', 'Next'),
]

MEASURED = 'Anna, measured'
NOTE_STEP = 'Waits'
NOTE = '“ten days and no card”'
HOPED = 'hoped for'
HOPED_VALUES = [0.2, 0.3, 0.25, 0.3, 0.1, 0.15, -0.1, 0.2, 0.35, 0.3, 0.3]

# How many people answered at each step, and where their mean lies from −1 to +1.
ANSWERS = [(88, 0.35), (21, 0.55), (204, 0.10), (130, 0.30), (212, -0.25), (198, -0.05),
           (96, -0.72), (240, 0.42), (251, 0.78), (120, 0.50), (38, 0.62)]
DATES = ['2025-10-06', '2025-11-04', '2025-12-18']


def scores(n, valence):
    """Scores of 1 to 5 with this mean as nearly as whole answers allow, some of them farther off."""
    total = round(n * (3 + 2 * valence))
    low = total // n
    answers = [low + 1] * (total - low * n) + [low] * (n - total + low * n)
    for place in range(0, n // 3):
        if answers[place] < 5 and answers[-1 - place] > 1:
            answers[place] += 1
            answers[-1 - place] -= 1
    return answers


def write_survey(path):
    with open(path, 'w', encoding='utf-8') as target:
        target.write('respondent,date,persona,touchpoint,csat\n')
        respondent = 0
        for step, (n, valence) in zip(STEPS, ANSWERS):
            for score in scores(n, valence):
                respondent += 1
                target.write(f'{respondent},{DATES[respondent % 3]},{PERSONA},{step},{score}\n')


def without_ids(path):
    """The map with each id replaced by the order in which it first occurs."""
    with open(path, encoding='utf-8') as source:
        document = json.load(source)
    known = {}

    def collect(node):
        if isinstance(node, dict):
            if 'id' in node:
                known.setdefault(node['id'], f'id{len(known)}')
            for child in node.values():
                collect(child)
        elif isinstance(node, list):
            for child in node:
                collect(child)

    def replace(node):
        if isinstance(node, dict):
            return {name: replace(child) for name, child in node.items()}
        if isinstance(node, list):
            return [replace(child) for child in node]
        return known.get(node, node) if isinstance(node, str) else node

    collect(document)
    return replace(document)


def is_golden(path):
    return without_ids(path) == without_ids(GOLDEN)


def compare(path):
    """Fails with the lines in which a map differs from the golden one."""
    ours, golden = (json.dumps(without_ids(name), indent=1, ensure_ascii=False).split('\n')
                    for name in (path, GOLDEN))
    differences = list(difflib.unified_diff(golden, ours, 'golden', 'built', lineterm='', n=2))
    assert not differences, '\n'.join(differences[:60])


# The program

def start_blank(desk):
    desktop.need('xdotool', 'openbox')
    path = desk.path('mockup.sojourn')
    subprocess.run([os.environ['SJ_CLI'], 'new', '--template', 'blank', '-o', path], check=True)
    desk.start(path)
    both = hands.Hands(desk)
    both.settle(1970, 1110)
    hands.press('ctrl+1', 'F9', 'shift+F9')
    return path, both


def check_saved(desk, path):
    """Saves; the file then is the golden one but for ids."""
    hands.press('ctrl+s')
    end = time.monotonic() + 10
    while time.monotonic() < end and not is_golden(path):
        time.sleep(0.2)
    if os.environ.get('SJ_E2E_PICTURES'):
        shutil.copy(path, os.environ['SJ_E2E_PICTURES'])
    compare(path)


def check_reopened(desk, path):
    """The file opens again as it was saved, and is printed and drawn."""
    desk.check_log()
    desktop.wait_for('the end of saving', lambda: not desk.has_journal())
    desk.program.terminate()
    desk.program.wait()
    desk.start(path)
    for name in ('mockup.pdf', 'mockup.png'):
        subprocess.run([os.environ['SJ_CLI'], 'export', path, '-o', desk.path(name)], check=True)
        assert os.path.getsize(desk.path(name)) > 10000, f'{name} is empty'
    compare(path)


def import_survey(both, path):
    """By the keyboard: the answers become a curve with what the dialog proposes."""
    write_survey(path)
    windows = both.desk.windows()
    hands.press('ctrl+i')
    both.desk.choose_file(path, windows, another_follows=True)
    desktop.wait_for('the answers to be read', lambda: any(
        item.name == 'Import' and screen.has_state(item, 'sensitive')
        for item in both.screen.read().values()))
    # Once: the same keys in the window of the map would begin another import.
    hands.press('alt+i')
    desktop.wait_for('the import', lambda: len(both.desk.windows()) <= len(windows))
    desktop.wait_for('the curve', lambda: both.on_map('CSAT'))
    desktop.wait_for('the window to be in front again', lambda: any(
        item.role == 'frame' and screen.has_state(item, 'active')
        for item in both.screen.read().values()))
