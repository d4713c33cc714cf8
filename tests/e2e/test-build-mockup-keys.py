#!/usr/bin/env python3
"""Builds the map of the mock-up from the blank template with the keyboard alone."""

import math
import time

import desktop
import hands
import mockup


class Typist:
    """Does it all with the keyboard, going by what has the focus."""

    ROWS = [title for title, _channel, _colour in mockup.CHANNELS] + [
        'Emotion', 'Pain points', 'Opportunities']

    def __init__(self, both):
        self.screen = both.screen
        self.hands = both

    def name(self, title):
        hands.press('F2')
        self.hands.wait_editor()
        hands.write(title)
        hands.press('ctrl+Return')
        self.screen.wait_focus(title)

    def add(self, key, title):
        hands.press(key)
        self.hands.wait_editor()
        hands.write(title)
        hands.press('ctrl+Return')
        self.screen.wait_focus(title)

    def go(self, key, name, most=300):
        """Presses a key until what has this name has the focus; never twice before it has moved, if it
        moves at all, lest it passes by unseen.
        """
        passed = []
        for _press in range(most):
            focused = self.screen.focused()[0]
            passed.append(focused)
            if focused == name or name.endswith('(') and focused.startswith(name):
                return
            before = self.screen.focus
            hands.press(key)
            end = time.monotonic() + 5
            while self.screen.focused() and self.screen.focus == before and time.monotonic() < end:
                time.sleep(0.01)
        raise AssertionError(f'{key} does not lead to “{name}”, but to {passed}')

    def name_page(self):
        self.go('Tab', 'New map')
        hands.press('F2')
        self.hands.wait_editor()
        hands.write(mockup.TITLE)
        hands.press('shift+Return')
        self.hands.wait_editor('Subtitle')
        hands.write(mockup.SUBTITLE)
        hands.press('ctrl+Return')
        self.screen.wait_focus(mockup.TITLE)

    def build_columns(self):
        for number, (stage, steps) in enumerate(mockup.STAGES):
            if number == 0:
                self.go('Down', 'Stage 1')
                self.name(stage)
                self.go('Down', 'Step 1')
            else:
                self.add('ctrl+shift+t', stage)
                self.go('Down', 'New step')
            self.name(steps[0])
            for step in steps[1:]:
                self.add('ctrl+shift+p', step)

    def choose_in_menu(self, *names):
        def is_elsewhere(before):
            return self.screen.focused()[1] and self.screen.focus != before

        before = self.screen.focus
        hands.press('Menu')
        for name in names:
            desktop.wait_for('a menu', lambda there=before: is_elsewhere(there) and
                             self.screen.focused()[1] == 'menu item', 15, 0.02)
            self.go('Down', name)
            before = self.screen.focus
            hands.press('Return')
        # Its items are still there for a moment, and the next key is for what comes after it.
        desktop.wait_for('the menu to go', lambda: self.screen.focused()[1] not in ('', 'menu item'),
                         15, 0.02)

    def build_lanes(self):
        hands.press('Down')
        self.go('Left', 'Touchpoints')
        self.name(mockup.CHANNELS[0][0])
        for title, _channel, _colour in mockup.CHANNELS[1:]:
            self.add('ctrl+shift+l', title)
        self.go('Down', 'Emotion')
        for title in ('Pain points', 'Opportunities'):
            self.choose_in_menu('Add Lane', title)
            self.hands.wait_editor()
            hands.write(title)
            hands.press('ctrl+Return')
            self.screen.wait_focus(title)

    def go_to_cell(self, lane, step):
        """From a lane's header, to which Left leads back from everywhere."""
        hands.press(*['Left'] * 12)
        names = self.ROWS
        focused = self.screen.focused
        desktop.wait_for('the header of a lane', lambda: focused()[0] in names, 10, 0.02)
        down = names.index(lane) - names.index(focused()[0])
        hands.press(*['Down' if down > 0 else 'Up'] * abs(down))
        self.screen.wait_focus(lane)
        hands.press(*['Right'] * (mockup.STEPS.index(step) + 1))

    def add_cards(self):
        for lane, step, title, text in mockup.CARDS:
            self.go_to_cell(lane, step)
            self.screen.focus = None
            hands.press('Return')
            self.hands.wait_editor()
            hands.write(title)
            if text:
                hands.press('shift+Return')
                self.hands.wait_editor('Text')
                hands.write(text)
            hands.press('ctrl+Return')
            self.screen.wait_focus(title)

    def link_cards(self):
        cards = {title: (self.ROWS.index(lane), mockup.STEPS.index(step), lane, step)
                 for lane, step, title, _text in mockup.CARDS}
        for source, target, kind in mockup.LINKS:
            row, column, lane, step = cards[source]
            self.go_to_cell(lane, step)
            self.screen.wait_focus(source)
            down, right = cards[target][0] - row, cards[target][1] - column
            hands.press(*['shift+Down' if down > 0 else 'shift+Up'] * abs(down),
                        *['shift+Right'] * right, 'ctrl+l')
            if kind != 'Next':
                self.choose_in_menu(kind)
            if down < 0:
                self.choose_in_menu('Reverse')  # what leads back in the order of lanes begins as a loop
                self.choose_in_menu('Next')
            hands.press('Escape', 'Tab')
            self.screen.wait_focus('Story ad')

    # Beside the map

    def show_more(self, group):
        self.go('Tab', f'{group}: More (')
        hands.press('space')
        self.screen.wait_focus(f'{group}: Less')

    def set_text(self, name, text):
        self.go('Tab', name)
        hands.press('ctrl+a', *([] if text else ['BackSpace']))
        hands.write(text)

    def choose(self, name, place):
        self.go('Tab', name)
        hands.press('space')
        desktop.wait_for('the list', lambda: self.screen.focused()[1] == 'list item', 15, 0.02)
        hands.press(*['Down'] * place, 'Return')
        self.screen.wait_focus(name)

    def choose_colour(self, name):
        self.go('Tab', 'Colour')
        hands.press('space')
        self.go('Tab', name)
        hands.press('space')
        self.screen.wait_focus('Colour')

    def say_who(self):
        self.go('Up', mockup.TITLE)
        hands.press('shift+F9', 'F6')
        self.show_more('Evidence and ownership')
        self.set_text('Owner', mockup.OWNER)
        self.set_text('Reviewed', mockup.REVIEWED)
        hands.press('F6')
        self.screen.wait_focus(mockup.TITLE)
        hands.press('F6')
        self.go('Tab', 'Add Persona')
        hands.press('space')
        self.screen.wait('Delete Persona')
        self.set_text('Name', mockup.PERSONA)
        hands.press('F6', 'Tab')
        self.screen.wait_focus('Story ad')

    def tell_lanes_apart(self):
        self.go('Left', mockup.CHANNELS[0][0])
        for number, (title, channel, colour) in enumerate(mockup.CHANNELS):
            self.go('Down', title)
            hands.press('F6')
            if number == 1:
                self.show_more('Lane')
            self.choose('Channel', channel)
            if number == 0:
                self.set_text('Prompt', '')
                self.show_more('Appearance')
            self.choose_colour(colour)
            hands.press('F6')
            self.screen.wait_focus(title)

    def mark_moments(self):
        cards = {title: (lane, step) for lane, step, title, _text in mockup.CARDS}
        for number, (title, moment) in enumerate(mockup.MOMENTS.items()):
            self.go_to_cell(*cards[title])
            self.screen.wait_focus(title)
            hands.press('F6')
            if number == 0:
                self.show_more('Touchpoint')
            self.choose('Moment of truth', moment)
            hands.press('F6')
            self.screen.wait_focus(title)

    # Curves

    def write_note(self):
        self.go_to_cell('Emotion', mockup.NOTE_STEP)
        self.screen.wait_focus(mockup.NOTE_STEP, 'list item')
        hands.press('F6')
        self.go('Tab', 'Note')
        hands.write(mockup.NOTE)
        hands.press('Return', 'F6')

    def draw_hopes(self):
        for step, value in zip(mockup.STEPS, mockup.HOPED_VALUES):
            self.go_to_cell('Emotion', step)
            self.screen.wait_focus(step, 'list item')
            measured = self.screen.focus
            hands.press('Return')
            desktop.wait_for('a point', lambda: self.screen.focused() == (step, 'list item') and
                             self.screen.focus != measured, 15, 0.02)
            nearest = math.floor(value * 10 + 1e-9)
            hands.press(*['Up' if nearest > 0 else 'Down'] * abs(nearest))
            hands.press(*['alt+Up'] * round(value * 100 - nearest * 10))

    def name_curves(self):
        """In the outline, which shows a curve with the sign of where it comes from."""
        hands.press('F9')
        self.go('F6', 'Add to the map')
        for sign, name, title in (('●', 'CSAT', mockup.MEASURED), ('⋯', 'Assumption', mockup.HOPED)):
            self.go('Down', f'{sign} {name}')
            hands.press('F2')
            self.screen.wait_focus('Title', 'text')
            hands.write(title)
            hands.press('Return')
            self.screen.wait_focus(f'{sign} {title}')


def build(desk):
    path, both = mockup.start_blank(desk)
    typist = Typist(both)
    typist.name_page()
    typist.build_columns()
    typist.build_lanes()
    typist.add_cards()
    typist.link_cards()
    typist.say_who()
    typist.tell_lanes_apart()
    typist.mark_moments()
    mockup.import_survey(both, desk.path('survey.csv'))
    typist.write_note()
    typist.draw_hopes()
    typist.name_curves()
    mockup.check_saved(desk, path)
    desk.take_picture('whole')
    mockup.check_reopened(desk, path)


if __name__ == '__main__':
    desktop.run({'the map of the mock-up is built with the keyboard alone': build}, size=mockup.SIZE)
