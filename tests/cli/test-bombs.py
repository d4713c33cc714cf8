#!/usr/bin/env python3
"""Files made to fill the memory: each must end in a sentence or a result, soon, and in little memory.

A person who opens one would lose the maps that are open, and on a small machine all else that runs.
"""

import io
import json
import os
import struct
import subprocess
import sys
import tempfile
import threading
import time
import zipfile
import zlib

CLI = os.environ['SJ_CLI']
MOST_MEGABYTES = 96
MOST_SECONDS = 60
MIB = 1024 * 1024
# The address sanitizer keeps freed memory, so that peaks say nothing there.
with open(CLI, 'rb') as program:
    SANITIZED = b'__asan_init' in program.read()

MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships'
PARTS = {
    '_rels/.rels': f'<Relationships xmlns="{RELATIONS}"><Relationship Id="r1" '
                   f'Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    'xl/_rels/workbook.xml.rels':
        f'<Relationships xmlns="{RELATIONS}"><Relationship Id="r1" Type="{OFFICE}/worksheet" '
        f'Target="sheet.xml"/><Relationship Id="r2" Type="{OFFICE}/sharedStrings" '
        f'Target="strings.xml"/></Relationships>',
    'xl/workbook.xml': f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>'
                       f'<sheet name="A" sheetId="1" r:id="r1"/></sheets></workbook>',
}
SHEET_HEAD = f'<worksheet xmlns="{MAIN}"><sheetData>'
SHEET_TAIL = '</sheetData></worksheet>'
ODS_HEAD = ('<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
            'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
            'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body>'
            '<office:spreadsheet><table:table table:name="A">')
ODS_TAIL = '</table:table></office:spreadsheet></office:body></office:document-content>'


def run(arguments, feed=None):
    """Exit status, output, seconds and megabytes at the peak of one run."""
    start = time.monotonic()
    with tempfile.TemporaryFile() as output:
        process = subprocess.Popen([CLI, *arguments], stdout=output, stderr=output,
                                   stdin=subprocess.PIPE if feed else subprocess.DEVNULL,
                                   env=dict(os.environ, LC_ALL='C.UTF-8'))
        if feed:
            threading.Thread(target=feed, args=(process.stdin,), daemon=True).start()
        _, status, usage = os.wait4(process.pid, 0)
        output.seek(0)
        text = output.read(64 * 1024).decode(errors='replace')
    return status, text, time.monotonic() - start, usage.ru_maxrss / 1024


def write_workbook(path, sheet, strings=None):
    with zipfile.ZipFile(path, 'w', zipfile.ZIP_DEFLATED) as package:
        for name, text in PARTS.items():
            package.writestr(name, text)
        if strings is not None:
            package.writestr('xl/strings.xml', strings)
        package.writestr('xl/sheet.xml', sheet)


def write_repeated(path, name, head, block, times, tail, claimed=None):
    """A packed file with one part that is a block many times over, without ever having all of it.

    Deflated blocks that end in a full flush do not refer to each other, and can be repeated.
    """
    def deflate(data, end):
        packer = zlib.compressobj(9, zlib.DEFLATED, -15)
        return packer.compress(data) + packer.flush(zlib.Z_FINISH if end else zlib.Z_FULL_FLUSH)

    first, middle, last = deflate(head, False), deflate(block, False), deflate(tail, True)
    packed = len(first) + len(middle) * times + len(last)
    size = claimed if claimed is not None else len(head) + len(block) * times + len(tail)
    extra = struct.pack('<HHQQ', 1, 16, size, packed)
    local = struct.pack('<IHHHHHIIIHH', 0x04034B50, 45, 0, 8, 0, 33, 0, 0xFFFFFFFF, 0xFFFFFFFF,
                        len(name), len(extra)) + name.encode() + extra
    with open(path, 'wb') as file:
        file.write(local)
        file.write(first)
        for _ in range(times):
            file.write(middle)
        file.write(last)
        start = file.tell()
        file.write(struct.pack('<IHHHHHHIIIHHHHHII', 0x02014B50, 45, 45, 0, 8, 0, 33, 0, 0xFFFFFFFF,
                               0xFFFFFFFF, len(name), len(extra), 0, 0, 0, 0, 0))
        file.write(name.encode() + extra)
        size_of = file.tell() - start
        file.write(struct.pack('<IHHHHIIH', 0x06054B50, 0, 0, 1, 1, size_of, start, 0))


# Cases: each makes a file, or feeds standard input, and says a part of what must come out. None: any
# sentence or result will do.

def ten_gigabytes(folder):
    path = os.path.join(folder, 'bomb.ods')
    write_repeated(path, 'content.xml', (ODS_HEAD + '<table:table-row><table:table-cell>').encode(),
                   b' ' * MIB, 10 * 1024, ODS_TAIL.encode())
    assert os.path.getsize(path) < 12 * MIB
    return path, 'packed'


def ten_gigabytes_denied(folder):
    """The same, but the file claims to be small."""
    path = os.path.join(folder, 'bomb.ods')
    write_repeated(path, 'content.xml', (ODS_HEAD + '<table:table-row><table:table-cell>').encode(),
                   b' ' * MIB, 10 * 1024, ODS_TAIL.encode(), claimed=1000)
    return path, 'damaged'


def packed_in_packed(folder):
    inner = b'x' * 1000
    for level in range(20):
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, 'w') as package:
            package.writestr(f'{level}.zip', inner)
        inner = buffer.getvalue()
    path = os.path.join(folder, 'nested.xlsx')
    with open(path, 'wb') as file:
        file.write(inner)
    return path, 'holds no spreadsheet'


def many_entries(folder):
    path = os.path.join(folder, 'many.xlsx')
    with zipfile.ZipFile(path, 'w') as package:
        for name, text in PARTS.items():
            package.writestr(name, text)
        for i in range(120000):
            package.writestr(zipfile.ZipInfo(f'xl/{i}'), '')
    return path, 'parts'


def entities(folder):
    path = os.path.join(folder, 'entities.xlsx')
    declared = '<!ENTITY a0 "lol">' + ''.join(
        f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">' for i in range(1, 12))
    write_workbook(path, f'<!DOCTYPE x [{declared}]>{SHEET_HEAD}<row><c t="str"><v>&a11;</v></c></row>'
                   f'{SHEET_TAIL}')
    return path, 'document type'


def deep_nesting(folder):
    path = os.path.join(folder, 'deep.xlsx')
    write_workbook(path, SHEET_HEAD + '<row>' * 5000000)
    return path, 'damaged'


def many_attributes(folder):
    path = os.path.join(folder, 'attributes.xlsx')
    write_workbook(path, SHEET_HEAD + '<row ' + ' '.join(f'a{i}="1"' for i in range(2000000)) + '/>')
    return path, 'damaged'


def long_attribute(folder):
    path = os.path.join(folder, 'attribute.xlsx')
    write_workbook(path, SHEET_HEAD + '<row r="' + '1' * (64 * MIB) + '"/>' + SHEET_TAIL)
    return path, 'damaged'


def long_cell(folder):
    path = os.path.join(folder, 'cell.xlsx')
    write_workbook(path, SHEET_HEAD + '<row><c t="str"><v>' + 'x' * (200 * MIB) + '</v></c></row>'
                   '<row><c><v>1</v></c></row>' + SHEET_TAIL)
    return path, None


def shared_text_everywhere(folder):
    """A text of 100 kB in 16,384 cells of each of 100 rows, from a file of a few kilobytes."""
    path = os.path.join(folder, 'shared.xlsx')
    row = '<row>' + '<c t="s"><v>0</v></c>' * 16384 + '</row>'
    write_workbook(path, SHEET_HEAD + row * 100 + SHEET_TAIL,
                   f'<sst xmlns="{MAIN}"><si><t>{"x" * 100000}</t></si></sst>')
    return path, 'longer than'


def wide_sheet(folder):
    path = os.path.join(folder, 'wide.xlsx')
    write_workbook(path, SHEET_HEAD + '<row>' + '<c><v>1</v></c>' * 10000000 + '</row>' + SHEET_TAIL)
    return path, 'columns'


def repeated_rows(folder):
    """One cell that stands for 17 billion."""
    path = os.path.join(folder, 'rows.ods')
    row = ('<table:table-row table:number-rows-repeated="1048576"><table:table-cell '
           'table:number-columns-repeated="16384" office:value-type="string"><text:p>x</text:p>'
           '</table:table-cell></table:table-row>')
    with zipfile.ZipFile(path, 'w', zipfile.ZIP_DEFLATED) as package:
        package.writestr('content.xml', ODS_HEAD + row * 20 + ODS_TAIL)
    return path, 'stand for'


def repeated_text(folder):
    path = os.path.join(folder, 'text.ods')
    row = ('<table:table-row><table:table-cell table:number-columns-repeated="16384" '
           'office:value-type="string"><text:p>' + 'x' * 100000 + '</text:p></table:table-cell>'
           '</table:table-row>')
    with zipfile.ZipFile(path, 'w', zipfile.ZIP_DEFLATED) as package:
        package.writestr('content.xml', ODS_HEAD + row + ODS_TAIL)
    return path, 'longer than'


def wide_text(folder):
    path = os.path.join(folder, 'wide.csv')
    with open(path, 'wb') as file:
        file.write(b'a,' * 10000000 + b'a\n' + b'2,3\n' * 10)
    return path, 'more than 16384 cells'


def wide_text_later(folder):
    path = os.path.join(folder, 'later.csv')
    with open(path, 'wb') as file:
        file.write(b'a,b\n' + b'1,2\n' * 500000 + b',' * 10000000 + b'\n' + b'2,3\n' * 10)
    return path, 'more cells than the header'


def wide_record(folder):
    path = os.path.join(folder, 'wide.json')
    with open(path, 'wb') as file:
        file.write(b'[{')
        for i in range(10000000):
            file.write(b'"%d":1,' % i)
        file.write(b'"a":1}]')
    return path, None


def deep_records(folder):
    path = os.path.join(folder, 'deep.json')
    with open(path, 'wb') as file:
        file.write(b'[' * 100000000)
    return path, None


def packed_text(folder):
    """10 GB of one line in 10 MB."""
    path = os.path.join(folder, 'line.csv.gz')
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    block = packer.compress(b'x' * MIB) + packer.flush(zlib.Z_FULL_FLUSH)
    with open(path, 'wb') as file:
        file.write(b'\x1f\x8b\x08\0\0\0\0\0\0\3' + block * (10 * 1024))
    return path, 'longer than'


def empty_sheet_of_old_kind(folder):
    """A sector that follows itself."""
    path = os.path.join(folder, 'loop.xls')
    header = bytearray(512)
    header[:8] = bytes.fromhex('D0CF11E0A1B11AE1')
    struct.pack_into('<IIH', header, 24, 0x0003003E, 0x0009FFFE, 6)
    struct.pack_into('<II', header, 44, 1, 0)
    struct.pack_into('<IIIII', header, 56, 4096, 0xFFFFFFFE, 0, 1, 1)
    header[76:] = b'\0' * 436
    with open(path, 'wb') as file:
        file.write(header + b'\1\0\0\0' * 1280)
    return path, 'damaged'


def two_gigabytes(pipe, head):
    try:
        pipe.write(head)
        for _ in range(2 * 1024):
            pipe.write(b'x' * MIB)
        pipe.write(b'"\n')
        pipe.close()
    except BrokenPipeError:
        pass


def two_gigabytes_of_text(pipe):
    two_gigabytes(pipe, b'a,b\n1,"')


def two_gigabytes_of_record(pipe):
    two_gigabytes(pipe, b'[{"a": "')


FILES = [ten_gigabytes, ten_gigabytes_denied, packed_in_packed, many_entries, entities, deep_nesting,
         many_attributes, long_attribute, long_cell, shared_text_everywhere, wide_sheet, repeated_rows,
         repeated_text, wide_text, wide_text_later, wide_record, deep_records, packed_text,
         empty_sheet_of_old_kind]
PIPES = [(two_gigabytes_of_text, 'longer than'), (two_gigabytes_of_record, None)]


def make_apart(make, folder):
    """Makes a file in a process of its own, for the peak of this one is inherited by what it runs."""
    receive, send = os.pipe()
    child = os.fork()
    if child == 0:
        path, part = make(folder)
        os.write(send, json.dumps([path, part]).encode())
        os._exit(0)
    os.close(send)
    with os.fdopen(receive) as pipe:
        made = json.load(pipe)
    os.waitpid(child, 0)
    return made


def report(number, name, result, part):
    status, text, seconds, megabytes = result
    wrong = []
    if os.WIFSIGNALED(status):
        wrong.append(f'it was killed by signal {os.WTERMSIG(status)}')
    if part is not None and part not in text:
        wrong.append(f'it says “{text.strip()[:300]}”, not “{part}”')
    if megabytes > MOST_MEGABYTES and not SANITIZED:
        wrong.append(f'it takes {megabytes:.0f} MB')
    if seconds > MOST_SECONDS and not SANITIZED:
        wrong.append(f'it takes {seconds:.0f} s')
    said = text.strip().split('\n')[-1][:100]
    print('not ok' if wrong else 'ok', number, name, f'# {megabytes:.0f} MB, {seconds:.1f} s: {said}',
          flush=True)
    for sentence in wrong:
        print('#', sentence)
    return not wrong


def main():
    chosen = sys.argv[1:]
    number, fine = 0, True
    for make in FILES:
        if chosen and make.__name__ not in chosen:
            continue
        number += 1
        with tempfile.TemporaryDirectory() as folder:
            path, part = make_apart(make, folder)
            fine &= report(number, make.__name__, run(['inspect', path]), part)
    for feed, part in PIPES:
        if chosen and feed.__name__ not in chosen:
            continue
        number += 1
        fine &= report(number, feed.__name__, run(['inspect', '-'], feed), part)
    print(f'1..{number}')
    return 0 if fine else 1


if __name__ == '__main__':
    sys.exit(main())
