#!/usr/bin/env python3
"""Makes a comment a quote: chosen, freed of what points at a person, read, added."""

import json
import time

import accessibility
import desktop
import privacy


def make_files(desk):
    target = desk.path('map.sojourn')
    with open(target, 'w', encoding='utf-8') as written:
        json.dump({'format': 'sojourn', 'version': 1, 'id': 'mmmmmmmm', 'title': 'Shop',
                   'stages': [{'id': 'ssssssss', 'title': 'Buy'}],
                   'steps': [{'id': 'pppppppp', 'title': 'Pay', 'stage': 'ssssssss'}],
                   'lanes': [{'id': 'nnnnnnnn', 'kind': 'touchpoints'}],
                   'cards': [{'id': 'cccccccc', 'title': 'Checkout', 'step': 'pppppppp',
                              'lane': 'nnnnnnnn'}]}, written)
    survey = desk.path('answers.csv')
    with open(survey, 'w', encoding='utf-8') as written:
        written.write('Touchpoint,Satisfaction,Comment\n')
        for i in range(30):
            touchpoint = 'Checkout' if i % 2 == 0 else 'Elsewhere'
            written.write(f'{touchpoint},{1 + i % 5},Mr Quistgaard called me on +49 30 9018223{i} '
                          f'about the late parcel\n')
    return target, survey


def cards(target):
    with open(target, encoding='utf-8') as written:
        return json.load(written)['cards']


def a_comment_becomes_a_quote(desk):
    desktop.need('xdotool')
    if not accessibility.load():
        raise desktop.Skip('no accessibility bus here')
    target, survey = make_files(desk)
    desk.start(target)
    windows = desk.windows()
    desk.activate('import-feedback')
    desk.choose_file(survey, windows, another_follows=True)
    time.sleep(2)
    for _ in range(4):
        desk.keys('ctrl+Page_Down')
    comment = 'Mr ⟨name⟩ called me on ⟨phone⟩ about the late parcel'
    accessibility.wait_for_text(desk, comment)
    desk.take_picture('comments')
    desk.keys('alt+o', 'Down', 'Up')
    time.sleep(1)
    desk.take_picture('chosen')
    desk.keys('alt+a')  # nobody has read it yet
    desk.keys('alt+r')
    time.sleep(0.5)
    desk.take_picture('read')
    assert len(cards(target)) == 1 and not desk.is_enabled('undo'), 'added before it was read'
    desk.keys('alt+a')
    accessibility.wait_for_text(desk, 'in the lane of quotes')
    desk.take_picture('added')
    desk.keys('Escape')
    time.sleep(1)
    desk.activate('save')
    desktop.wait_for('the saved quote', lambda: len(cards(target)) == 2)
    assert cards(target)[1]['title'] == comment, cards(target)
    assert not privacy.find_in_files(desk.folder, {'name': 'Quistgaard'}, [survey])


desktop.run({'a comment becomes a quote': a_comment_becomes_a_quote})
