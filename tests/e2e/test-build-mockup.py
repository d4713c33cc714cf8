#!/usr/bin/env python3
"""Builds the map of the mock-up from the blank template with the pointer and the keyboard alone."""

import math

import desktop
import hands
import mockup


class Builder:
    """Clicks and drags where the accessibility bus says that something is."""

    def __init__(self, both):
        self.hands = both

    def finish(self, text, *after):
        self.hands.wait_editor()
        self.type(text)

    def type(self, text):
        hands.write(text)
        hands.press('ctrl+Return')

    def rename(self, name, text):
        self.hands.click_until(self.hands.wait_on_map(name),
                               lambda: self.hands.screen.focused()[0] == name)
        hands.press('F2')
        self.finish(text)

    def add_step(self, after, title):
        place = self.hands.place_on_map(after)
        self.hands.click(place.x + place.width + 8, place.y)
        self.finish(title)

    def add_stage(self, after, last_step, title):
        step, stage = self.hands.place_on_map(last_step), self.hands.place_on_map(after)
        self.hands.click(step.x + step.width + 8, stage.y + 19)
        self.finish(title)

    def name_page(self):
        place = self.hands.place_on_map('New map')
        self.hands.open_editor(place.x + 40, place.y + 20)
        hands.write(mockup.TITLE)
        hands.press('shift+Return')
        self.hands.wait_editor('Subtitle')
        self.type(mockup.SUBTITLE)

    def build_columns(self):
        last_stage = last_step = None
        for stage, steps in mockup.STAGES:
            if last_stage is None:
                self.rename('Stage 1', stage)
                self.rename('Step 1', steps[0])
            else:
                self.add_stage(last_stage, last_step, stage)
                self.rename('New step', steps[0])
            for before, step in zip(steps, steps[1:]):
                self.add_step(before, step)
            last_stage, last_step = stage, steps[-1]

    def add_lane(self, above, kind, title):
        place = self.hands.place_on_map(above)
        self.hands.click(place.x + 75, place.y + place.height + 3)
        self.hands.choose_with_pointer(kind)
        self.finish(title)

    def build_lanes(self):
        place = self.hands.place_on_map('Touchpoints')
        self.hands.open_editor(place.x + 75, place.y + place.height / 2)
        self.type(mockup.CHANNELS[0][0])
        for (above, _, _), (title, _, _) in zip(mockup.CHANNELS, mockup.CHANNELS[1:]):
            self.add_lane(above, 'Channel', title)
        self.add_lane('Emotion', 'Pain points', 'Pain points')
        self.add_lane('Pain points', 'Opportunities', 'Opportunities')

    def add_cards(self):
        places = self.hands.places_on_map(mockup.STEPS + [card[0] for card in mockup.CARDS])
        for lane, step, title, text in mockup.CARDS:
            self.hands.open_editor(places[step].x + places[step].width / 2,
                                   places[lane].y + places[lane].height / 2)
            hands.write(title)
            if text:
                hands.press('shift+Return')
                self.hands.wait_editor('Text')
                hands.write(text)
            hands.press('ctrl+Return')
        self.hands.wait_on_map(title)

    def link_cards(self):
        places = self.hands.places_on_map([card[2] for card in mockup.CARDS])
        for source, target, kind in mockup.LINKS:
            first, second = places[source], places[target]
            middle = first.y + first.height / 2
            self.hands.point(first.x + first.width / 2, middle)
            self.hands.drag(first.x + first.width + 8, middle, second.x + second.width / 2,
                            second.y + second.height / 2)
            self.hands.choose_with_pointer(kind)

    # Beside the map

    def find(self, name, role=None):
        return self.hands.screen.wait(name, role)

    def show_more(self, group):
        start = f'{group}: More ('
        self.hands.click_on(desktop.wait_for(group, lambda: next(
            (item for item in self.hands.screen.read().values() if item.name.startswith(start)), None)))

    def set_text(self, name, text):
        self.hands.click_on(self.find(name, 'text'))
        self.hands.screen.wait_focus(name)
        hands.press('ctrl+a', *([] if text else ['BackSpace']))
        hands.write(text)

    def choose(self, name, place):
        self.hands.click_until(self.find(name, 'combo box'),
                               lambda: self.hands.screen.focused()[1] == 'list item')
        hands.press(*['Down'] * place, 'Return')
        self.hands.screen.wait_focus(name)

    def choose_colour(self, name):
        button = self.find('Colour', 'push button')
        self.hands.click_on(self.hands.click_until(
            button, lambda: self.hands.screen.find(name, 'push button')))

    def select_map(self):
        place = self.hands.place_on_map(mockup.TITLE)
        self.hands.click(place.x + 40, place.y + 20)

    def select_lane(self, title):
        lane = self.hands.wait_on_map(title)
        self.hands.click_until(lane, lambda: self.hands.screen.focused()[0] == title, 75)

    def say_who(self):
        self.select_map()
        self.show_more('Evidence and ownership')
        self.set_text('Owner', mockup.OWNER)
        self.set_text('Reviewed', mockup.REVIEWED)
        self.hands.click_on(self.find('Add Persona', 'push button'))
        self.find('Delete Persona')
        self.set_text('Name', mockup.PERSONA)

    def tell_lanes_apart(self):
        self.select_lane(mockup.CHANNELS[0][0])
        self.set_text('Prompt', '')
        for number, (title, channel, colour) in enumerate(mockup.CHANNELS):
            self.select_lane(title)
            if number == 0:
                self.show_more('Appearance')
            elif number == 1:
                self.show_more('Lane')
            self.choose('Channel', channel)
            self.choose_colour(colour)

    def mark_moments(self):
        for number, (title, moment) in enumerate(mockup.MOMENTS.items()):
            self.hands.click_on(self.hands.wait_on_map(title))
            if number == 0:
                self.show_more('Touchpoint')
            self.choose('Moment of truth', moment)

    # Curves

    def find_value(self, places, step, value):
        lane = places['Emotion']
        top, bottom = lane.y + 18, lane.y + lane.height - 38
        return (places[step].x + places[step].width / 2,
                top + (1 - value) / 2 * (bottom - top))

    def write_note(self):
        places = self.hands.places_on_map([mockup.NOTE_STEP, 'Emotion'])
        value = dict(zip(mockup.STEPS, mockup.ANSWERS))[mockup.NOTE_STEP][1]
        self.hands.click(*self.find_value(places, mockup.NOTE_STEP, value))
        self.hands.click_on(self.find('Note'))
        hands.write(mockup.NOTE)
        hands.press('Return')

    def draw_hopes(self):
        places = self.hands.places_on_map(mockup.STEPS + ['Emotion'])
        for step, value in zip(mockup.STEPS, mockup.HOPED_VALUES):
            begin = self.find_value(places, step, 0.8 if step == mockup.NOTE_STEP else -0.8)
            nearest = math.floor(value * 10 + 1e-9) / 10
            self.hands.double_click_until(
                *begin, lambda: self.hands.screen.focused() == (step, 'list item'))
            self.hands.drag(*begin, *self.find_value(places, step, nearest))
            hands.press(*['alt+Up'] * round((value - nearest) * 100))

    def rename_curve(self, name, text):
        self.hands.click_until(self.hands.wait_on_map(name),
                               lambda: self.hands.screen.focused()[0] == name)
        hands.press('F2')
        self.finish(text)


def build(desk):
    path, both = mockup.start_blank(desk)
    builder = Builder(both)
    builder.name_page()
    builder.build_columns()
    builder.build_lanes()
    builder.add_cards()
    builder.link_cards()
    hands.press('shift+F9')
    builder.say_who()
    builder.tell_lanes_apart()
    builder.mark_moments()
    hands.press('shift+F9')
    mockup.import_survey(both, desk.path('survey.csv'))
    builder.rename_curve('CSAT', mockup.MEASURED)
    hands.press('shift+F9')
    builder.write_note()
    hands.press('shift+F9')
    builder.draw_hopes()
    builder.rename_curve('Assumption', mockup.HOPED)
    mockup.check_saved(desk, path)
    desk.take_picture('whole')
    mockup.check_reopened(desk, path)


if __name__ == '__main__':
    desktop.run({'the map of the mock-up is built with the pointer': build}, size=mockup.SIZE)
