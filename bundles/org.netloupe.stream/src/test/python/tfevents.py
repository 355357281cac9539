"""A second, independent reading and writing of tfevents files, for the tests: struct and the format's description only.

tfevents.py dump FILE     prints the file as JSON, one event a line; fails on a wrong check sum
tfevents.py write FOLDER  writes what TensorFlow 1 and 2, PyTorch and tensorboardX write, field by field
"""
import base64
import json
import struct
import sys
import zlib

TABLE = []
for byte in range(256):
    for _ in range(8):
        byte = byte >> 1 ^ (0x82F63B78 if byte & 1 else 0)
    TABLE.append(byte)


def masked(data):
    crc = 0xFFFFFFFF
    for byte in data:
        crc = TABLE[(crc ^ byte) & 255] ^ crc >> 8
    crc ^= 0xFFFFFFFF
    return ((crc >> 15 | crc << 17) + 0xA282EAD8) & 0xFFFFFFFF


def varint(value):
    value &= (1 << 64) - 1
    out = b""
    while value > 127:
        out += bytes([value & 127 | 128])
        value >>= 7
    return out + bytes([value])


def field(number, content):
    if isinstance(content, int):
        return varint(number << 3) + varint(content)
    if isinstance(content, float):
        return varint(number << 3 | 1) + struct.pack("<d", content)
    if isinstance(content, str):
        content = content.encode()
    return varint(number << 3 | 2) + varint(len(content)) + content


def float32(number, content):
    return varint(number << 3 | 5) + struct.pack("<f", content)


def fields(data):
    at = 0

    def number():
        nonlocal at
        value = shift = 0
        while True:
            byte = data[at]
            at += 1
            value |= (byte & 127) << shift
            shift += 7
            if byte < 128:
                return value

    while at < len(data):
        key = number()
        kind = key & 7
        if kind == 0:
            yield key >> 3, number()
        elif kind == 1:
            yield key >> 3, struct.unpack_from("<d", data, at)[0]
            at += 8
        elif kind == 5:
            yield key >> 3, struct.unpack_from("<f", data, at)[0]
            at += 4
        elif kind == 2:
            length = number()
            assert at + length <= len(data)
            yield key >> 3, data[at:at + length]
            at += length
        else:
            raise ValueError("wire type %d" % kind)


def tensor(data):
    shape, texts, content, dtype = [], [], b"", 0
    for number, value in fields(data):
        if number == 1:
            dtype = value
        elif number == 2:
            shape = [dict(fields(dim)).get(1, 0) for n, dim in fields(value) if n == 2]
        elif number == 4:
            content = value
        elif number == 8:
            texts.append(value)
    if dtype == 7:
        return {"dtype": 7, "shape": shape, "texts": [base64.b64encode(text).decode() for text in texts]}
    form = {1: "f", 2: "d", 3: "i", 4: "B", 9: "q"}[dtype]
    return {"dtype": dtype, "shape": shape, "values": [v for v, in struct.iter_unpack("<" + form, content)]}


def plugin(metadata):
    name, content = "", b""
    for number, value in fields(metadata):
        if number == 1:
            for inner, part in fields(value):
                name, content = (part.decode(), content) if inner == 1 else (name, part)
    return name, content


def value_of(data):
    value = {}
    for number, content in fields(data):
        if number == 1:
            value["tag"] = content.decode()
        elif number == 2:
            value["scalar"] = repr(content)
        elif number == 8:
            value["tensor"] = tensor(content)
        elif number == 9:
            value["plugin"], extra = plugin(content)
            if extra:
                value["extra"] = extra.hex()
    return value


def dump(path):
    data = open(path, "rb").read()
    at = 0
    while at < len(data):
        length, crc = struct.unpack_from("<QI", data, at)
        assert masked(data[at:at + 8]) == crc, "length at %d" % at
        body = data[at + 12:at + 12 + length]
        assert masked(body) == struct.unpack_from("<I", data, at + 12 + length)[0], "data at %d" % at
        at += length + 16
        event = {"step": 0}
        for number, content in fields(body):
            if number == 1:
                event["time"] = content
            elif number == 2:
                event["step"] = content
            elif number == 3:
                event["version"] = content.decode()
            elif number == 5:
                event["values"] = [value_of(value) for n, value in fields(content) if n == 1]
        print(json.dumps(event))


def record(file, body):
    length = struct.pack("<Q", len(body))
    file.write(length + struct.pack("<I", masked(length)) + body + struct.pack("<I", masked(body)))


def metadata(name, content=b""):
    return field(9, field(1, field(1, name) + field(2, content)))


def shape(*dims):
    return field(2, b"".join(field(2, field(1, dim)) for dim in dims))


def png(width, height, grey):
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    rows = b"".join(b"\0" + bytes([(grey + x + y) % 256 for x in range(width)]) for y in range(height))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)) \
        + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def write(folder):
    with open(folder + "/events.out.tfevents.1700000000.python", "wb") as file:
        step = 0

        def value(tag, content):
            nonlocal step
            step += 1
            body = field(1, 1.7e9 + step) + field(2, step) + field(5, field(1, field(1, tag) + content))
            record(file, body)

        record(file, field(1, 1.7e9) + field(3, "brain.Event:2"))
        value("simple", float32(2, 0.5))
        value("tf2/scalar", field(8, field(1, 1) + shape() + float32(5, 1.25)) + metadata("scalars"))
        value("tf2/scalar", field(8, field(1, 1) + shape() + field(4, struct.pack("<f", 2.25))))
        value("weights/old", field(5, field(1, -1.0) + field(2, 3.0) + field(3, 6.0) + field(4, 4.0) + field(5, 9.0)
                                   + field(6, struct.pack("<5d", -2, 0, 1, 2, 1e308))
                                   + field(7, struct.pack("<5d", 0, 2, 0, 4, 0))))
        value("weights/new", field(8, field(1, 2) + shape(2, 3)
                                   + field(4, struct.pack("<6d", 0, 1, 10, 1, 3, 20))) + metadata("histograms"))
        value("picture/old", field(4, field(1, 2) + field(2, 3) + field(3, 1) + field(4, png(3, 2, 10))))
        value("picture/new", field(8, field(1, 7) + shape(4) + field(8, "3") + field(8, "2") + field(8, png(3, 2, 20))
                                   + field(8, png(3, 2, 30))) + metadata("images"))
        value("note/text_summary", field(8, field(1, 7) + shape(1) + field(8, "# größe")) + metadata("text"))
        value("half", field(8, field(1, 19) + shape(3) + field(13, varint(0x3C00) + varint(0xC000))))
        value("wholes", field(8, field(1, 9) + shape(2, 1) + field(10, varint(-3) + varint(1 << 40))))
        value("filled", field(8, field(1, 2) + shape(1000) + field(6, struct.pack("<d", 7))))
        value("_hparams_/session_start_info", metadata("hparams", field(3,
            field(1, field(1, "lr") + field(2, field(2, 0.1)))
            + field(1, field(1, "optimizer") + field(2, field(3, "adam")))
            + field(1, field(1, "nesterov") + field(2, field(4, 1))))))
        value("_hparams_/session_end_info", metadata("hparams", field(4, field(1, 1))))
        value("_hparams_/experiment", metadata("hparams", field(2, field(5, field(1, "lr")) + field(6,
            field(1, field(1, "val") + field(2, "accuracy"))))))
        value("sound", field(6, field(1, 44100.0)))


if __name__ == "__main__":
    {"dump": dump, "write": write}[sys.argv[1]](sys.argv[2])
