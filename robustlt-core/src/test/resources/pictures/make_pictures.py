"""Makes pictures.zip: picture files of every kind, each with the samples that Pillow reads from it.

Needs Debian's python3-pil, python3-numpy, imagemagick, libjpeg-turbo-progs and webp; run in this folder.
An entry NAME is a file; NAME.rgb holds its width and height (32 bits, big-endian) and then red, green and blue of each
pixel as Image.open(NAME).convert("RGB") gives them. A file without that is to be refused. NAME@HxW.rgb is the file resized
by Image.resize(..., BILINEAR), NAME@centre-HxW.rgb by torchvision's Resize and CenterCrop.
"""

import io
import os
import struct
import subprocess
import tempfile
import warnings
import zipfile
import zlib

import numpy as np
from PIL import Image, ImageCms

warnings.simplefilter("ignore")
WIDTH, HEIGHT = 37, 26
RNG = np.random.default_rng(1)
ys, xs = np.mgrid[0:HEIGHT, 0:WIDTH]
smooth = np.stack([ys * 9 % 256, xs * 6 % 256, (ys + xs) * 4 % 256], -1)
COLORS = np.clip(smooth + RNG.integers(-20, 20, smooth.shape), 0, 255).astype(np.uint8)
NOISE = RNG.integers(0, 256, (HEIGHT, WIDTH, 3), dtype=np.uint8)
GREY = COLORS[..., 1]
ALPHA = (xs * 7 % 256).astype(np.uint8)
rgb, noise, grey = Image.fromarray(COLORS), Image.fromarray(NOISE), Image.fromarray(GREY)
rgba = Image.fromarray(np.dstack([COLORS, ALPHA]))
la = Image.merge("LA", [grey, Image.fromarray(ALPHA)])

files, refused = {}, set()


def enc(image, **options):
    buffer = io.BytesIO()
    image.save(buffer, **options)
    return buffer.getvalue()


def tool(*command, data):
    return subprocess.run(command, input=data, stdout=subprocess.PIPE, check=True).stdout


def convert(image, to, *options):
    with tempfile.TemporaryDirectory() as folder:
        source, target = os.path.join(folder, "a.png"), os.path.join(folder, "b." + to)
        image.save(source)
        subprocess.run(["convert", source, *options, target], check=True)
        return open(target, "rb").read()


def refuse(name, data):
    files[name] = data
    refused.add(name)


# JPEG
def jpeg(image=rgb, **options):
    return enc(image, format="JPEG", **{"quality": 85, **options})


def ppm(image):
    return enc(image, format="PPM")


def segment(data, marker):
    """Position of the first segment of a marker."""
    at = 2
    while data[at + 1] != marker:
        at += 2 + struct.unpack(">H", data[at + 2:at + 4])[0]
    return at


def renumbered(data, ids):
    data = bytearray(data)
    frame = next(segment(data, m) for m in (0xC0, 0xC2) if bytes([0xFF, m]) in data[:2000])
    for c, number in enumerate(ids):
        data[frame + 10 + 3 * c] = number
    scan = segment(data, 0xDA)
    for c, number in enumerate(ids[:data[scan + 4]]):
        data[scan + 5 + 2 * c] = number
    return bytes(data)


def without(data, marker):
    at = segment(data, marker)
    return data[:at] + data[at + 2 + struct.unpack(">H", data[at + 2:at + 4])[0]:]


def adobe(transform):
    return b"\xff\xee\x00\x0eAdobe\x00\x64\x00\x00\x00\x00" + bytes([transform])


for name, options in {"444": dict(subsampling=0), "422": dict(subsampling=1), "420": dict(subsampling=2),
                      "quality-1": dict(quality=1), "quality-100": dict(quality=100, subsampling=0),
                      "progressive": dict(progressive=True), "progressive-444": dict(progressive=True, subsampling=0),
                      "optimized": dict(optimize=True)}.items():
    files[f"jpeg-{name}.jpg"] = jpeg(**options)
files["jpeg-noise-420.jpg"] = jpeg(noise)
files["jpeg-noise-422.jpg"] = jpeg(noise, subsampling=1)
files["jpeg-grey.jpg"] = jpeg(grey)
files["jpeg-grey-progressive.jpg"] = jpeg(grey, progressive=True)
for side in (1, 2, 3, 8, 9, 16, 17):
    files[f"jpeg-side-{side}.jpg"] = jpeg(noise.resize((side, max(1, side - 1))))
for factors in ("1x2", "4x1", "1x4", "4x2", "2x2,2x1,1x2", "2x2,1x1,2x1", "1x1,2x2,1x1", "2x1,1x2,1x1"):
    try:
        files[f"jpeg-sampling-{factors.replace(',', '-')}.jpg"] = tool("cjpeg", "-quality", "85", "-sample", factors, data=ppm(noise))
    except subprocess.CalledProcessError:
        pass
files["jpeg-440-progressive.jpg"] = tool("cjpeg", "-progressive", "-sample", "1x2", data=ppm(rgb))
files["jpeg-restarts.jpg"] = tool("cjpeg", "-restart", "1B", data=ppm(rgb))
files["jpeg-restarts-progressive.jpg"] = tool("cjpeg", "-progressive", "-restart", "2B", data=ppm(rgb))
files["jpeg-rgb.jpg"] = tool("cjpeg", "-rgb", data=ppm(rgb))
files["jpeg-rgb-without-adobe.jpg"] = without(tool("cjpeg", "-rgb", data=ppm(rgb)), 0xEE)
files["jpeg-rgb-adobe-numbered.jpg"] = renumbered(tool("cjpeg", "-rgb", data=ppm(rgb)), [1, 2, 3])
files["jpeg-numbered-0-1-2.jpg"] = renumbered(jpeg(), [0, 1, 2])
files["jpeg-numbered-0-1-2-without-jfif.jpg"] = renumbered(without(jpeg(), 0xE0), [0, 1, 2])
files["jpeg-numbered-9-4-7.jpg"] = renumbered(without(jpeg(subsampling=0), 0xE0), [9, 4, 7])
files["jpeg-without-jfif.jpg"] = without(jpeg(), 0xE0)
files["jpeg-without-jfif-444.jpg"] = without(jpeg(subsampling=0), 0xE0)
files["jpeg-adobe-ycc.jpg"] = jpeg()[:2] + adobe(1) + without(jpeg(), 0xE0)[2:]
files["jpeg-imagemagick.jpg"] = convert(rgb, "jpg", "-quality", "80")
files["jpeg-imagemagick-411.jpg"] = convert(rgb, "jpg", "-sampling-factor", "4x1")
files["jpeg-imagemagick-440.jpg"] = convert(rgb, "jpg", "-sampling-factor", "1x2")
files["jpeg-imagemagick-cmyk.jpg"] = convert(rgb, "jpg", "-colorspace", "CMYK")
cmyk = rgb.convert("CMYK")
dark = Image.merge("CMYK", [*cmyk.split()[:3], Image.fromarray(255 - ALPHA)])
files["jpeg-cmyk.jpg"] = jpeg(dark)
files["jpeg-cmyk-progressive.jpg"] = jpeg(dark, progressive=True)
files["jpeg-cmyk-without-adobe.jpg"] = without(jpeg(dark), 0xEE)
files["jpeg-ycck.jpg"] = jpeg(dark).replace(adobe(0), adobe(2))
srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
files["jpeg-profile.jpg"] = jpeg(icc_profile=srgb)
files["jpeg-profile-of-another-space.jpg"] = jpeg(icc_profile=lab)
files["jpeg-profile-broken.jpg"] = jpeg(icc_profile=b"nonsense")
exif = Image.Exif()
exif[0x0112] = 6
files["jpeg-orientation.jpg"] = jpeg(exif=exif)
files["jpeg-comment.jpg"] = jpeg()[:2] + b"\xff\xfe\x00\x07hello" + jpeg()[2:]
files["jpeg-trailing-bytes.jpg"] = jpeg() + b"rubbish" * 9
files["jpeg-fill-bytes.jpg"] = jpeg().replace(b"\xff\xdb", b"\xff\xff\xff\xdb")
files["jpeg-padded-before-end.jpg"] = jpeg()[:-2] + b"\x00\x00\xff\xd9"
whole = jpeg(noise, quality=95)
refuse("jpeg-half.jpg", whole[:len(whole) // 2])
refuse("jpeg-half-with-end.jpg", whole[:len(whole) // 2] + b"\xff\xd9")
refuse("jpeg-progressive-half.jpg", (p := jpeg(noise, progressive=True))[:len(p) // 2])
refuse("jpeg-progressive-half-with-end.jpg", p[:len(p) // 2] + b"\xff\xd9")
refuse("jpeg-cut-in-header.jpg", whole[:200])
refuse("jpeg-without-its-end.jpg", whole[:-2])
frame = segment(whole, 0xC0)
refuse("jpeg-12-bits.jpg", whole[:frame + 4] + b"\x0c" + whole[frame + 5:])
refuse("jpeg-arithmetic.jpg", tool("cjpeg", "-arithmetic", data=ppm(rgb)))
refuse("jpeg-lossless.jpg", whole.replace(b"\xff\xc0", b"\xff\xc3", 1))


# PNG
def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def raw_png(bits, color, rows, *extra, interlace=0):
    header = struct.pack(">IIBBBBB", WIDTH, HEIGHT, bits, color, 0, 0, interlace)
    body = b"".join(b"\0" + row for row in rows)
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + b"".join(chunk(*e) for e in extra)
            + chunk(b"IDAT", zlib.compress(body)) + chunk(b"IEND", b""))


def packed(values, bits):
    rows = []
    for row in values:
        text = "".join(format(v, "0%db" % bits) for v in row)
        text += "0" * (-len(text) % 8)
        rows.append(int(text, 2).to_bytes(len(text) // 8, "big"))
    return rows


def png(image=rgb, **options):
    return enc(image, format="PNG", **options)


files["png-rgb.png"] = png()
files["png-rgba.png"] = png(rgba)
files["png-grey.png"] = png(grey)
files["png-grey-alpha.png"] = png(la)
files["png-1.png"] = png(grey.convert("1"))
for bits in (1, 2, 4):
    files[f"png-grey-{bits}-bits.png"] = raw_png(bits, 0, packed(GREY >> (8 - bits), bits))
    files[f"png-palette-{bits}-bits.png"] = png(rgb.quantize(2 ** bits), bits=bits)
files["png-palette.png"] = png(rgb.quantize(200))
files["png-palette-transparent.png"] = png(rgb.quantize(100), transparency=3)
files["png-palette-alphas.png"] = png(rgb.quantize(100), transparency=bytes(range(100)))
files["png-rgb-transparent.png"] = png(transparency=tuple(int(v) for v in COLORS[3, 3]))
files["png-grey-transparent.png"] = png(grey, transparency=int(GREY[2, 2]))
deep = RNG.integers(0, 65536, (HEIGHT, WIDTH, 4)).astype(">u2")
files["png-rgb-16-bits.png"] = raw_png(16, 2, [r.tobytes() for r in deep[..., :3]])
files["png-rgba-16-bits.png"] = raw_png(16, 6, [r.tobytes() for r in deep])
files["png-grey-alpha-16-bits.png"] = raw_png(16, 4, [r.tobytes() for r in deep[..., :2]])
files["png-grey-16-bits.png"] = raw_png(16, 0, [r.tobytes() for r in deep[..., 0]])
for name, image in {"rgb": rgb, "grey": grey, "rgba": rgba, "palette": rgb.quantize(30), "1": grey.convert("1")}.items():
    files[f"png-interlaced-{name}.png"] = convert(image, "png", "-interlace", "PNG")
files["png-gamma.png"] = raw_png(8, 2, [r.tobytes() for r in COLORS], (b"gAMA", struct.pack(">I", 100000)))
files["png-profile.png"] = png(icc_profile=srgb)
files["png-text.png"] = raw_png(8, 2, [r.tobytes() for r in COLORS], (b"tEXt", b"Title\0picture"))
files["png-animated.png"] = png(save_all=True, append_images=[noise])
whole = png(noise)
refuse("png-half.png", whole[:len(whole) // 2])
flipped = bytearray(whole)
flipped[whole.index(b"IDAT") + 1000] ^= 64
refuse("png-flipped-bit.png", bytes(flipped))
refuse("png-short-of-rows.png", raw_png(8, 2, [r.tobytes() for r in COLORS[:9]]))
files["png-indices-beyond-palette.png"] = raw_png(8, 3, [bytes(row) for row in GREY >> 3], (b"PLTE", bytes(range(30, 60))))
broken = chunk(b"tEXt", b"Title\0picture")[:-1] + b"\0"
refuse("png-wrong-checksum-of-a-text.png", whole[:33] + broken + whole[33:])
refuse("png-without-data.png", raw_png(8, 2, [])[:33] + chunk(b"IEND", b""))


# BMP
def bmp(bits, rows, compression=0, masks=b"", height=HEIGHT, palette=b""):
    body = b"".join(row + b"\0" * (-len(row) % 4) for row in rows)
    start = 54 + len(masks) + len(palette)
    return (b"BM" + struct.pack("<IHHI", start + len(body), 0, 0, start)
            + struct.pack("<IiiHHIIiiII", 40, WIDTH, height, 1, bits, compression, len(body), 2835, 2835, 0, 0)
            + masks + palette + body)


r, g, b = (COLORS[::-1, :, i].astype(int) for i in range(3))
files["bmp-24.bmp"] = enc(rgb, format="BMP")
files["bmp-32.bmp"] = enc(rgba, format="BMP")
files["bmp-grey.bmp"] = enc(grey, format="BMP")
files["bmp-1.bmp"] = enc(grey.convert("1"), format="BMP")
files["bmp-palette.bmp"] = enc(rgb.quantize(77), format="BMP")
colors4 = bytes(v for i in range(16) for v in (i * 16, 255 - i * 9, i * 5, 0))
files["bmp-4.bmp"] = bmp(4, packed(GREY[::-1] >> 4, 4), palette=colors4)
files["bmp-555.bmp"] = bmp(16, [row.astype("<u2").tobytes() for row in (r >> 3) << 10 | (g >> 3) << 5 | b >> 3])
files["bmp-565.bmp"] = bmp(16, [row.astype("<u2").tobytes() for row in (r >> 3) << 11 | (g >> 2) << 5 | b >> 3], 3,
                           struct.pack("<III", 0xF800, 0x7E0, 0x1F))
files["bmp-32-masks.bmp"] = bmp(32, [row.astype("<u4").tobytes() for row in r << 16 | g << 8 | b], 3,
                                struct.pack("<III", 0xFF0000, 0xFF00, 0xFF))
files["bmp-24-top-down.bmp"] = bmp(24, [np.ascontiguousarray(row[:, ::-1]).tobytes() for row in COLORS], height=-HEIGHT)
files["bmp-imagemagick-bmp3.bmp"] = convert(rgb, "bmp", "-define", "bmp:format=bmp3")
files["bmp-imagemagick-os2.bmp"] = convert(rgb, "bmp", "-define", "bmp:format=bmp2")
files["bmp-imagemagick-rle.bmp"] = convert(rgb.quantize(9), "bmp", "-compress", "RLE")
runs8 = b"".join(b"".join(bytes([2, (x + y) % 16]) for x in range(0, WIDTH - 1, 2)) + bytes([1, 7, 0, 0])
                 for y in range(HEIGHT)) + b"\0\1"
colors8 = bytes(v for i in range(256) for v in (i, 255 - i, i // 2, 0))
files["bmp-rle8.bmp"] = bmp(8, [runs8], 1, palette=colors8)
files["bmp-indices-beyond-palette.bmp"] = files["bmp-rle8.bmp"][:46] + struct.pack("<I", 5) + files["bmp-rle8.bmp"][50:]
files["bmp-os2.bmp"] = (b"BM" + struct.pack("<IHHI", 0, 0, 0, 26) + struct.pack("<IHHHH", 12, WIDTH, HEIGHT, 1, 24)
                        + b"".join(np.ascontiguousarray(row[:, ::-1]).tobytes() + b"\0" * (-3 * WIDTH % 4) for row in COLORS[::-1]))
whole = enc(noise, format="BMP")
refuse("bmp-half.bmp", whole[:len(whole) // 2])

# GIF
files["gif-palette.gif"] = enc(rgb.quantize(64), format="GIF")
files["gif-256-colours.gif"] = enc(noise.quantize(256), format="GIF")
files["gif-2-colours.gif"] = enc(rgb.quantize(2), format="GIF")
files["gif-grey.gif"] = enc(grey, format="GIF")
files["gif-not-interlaced.gif"] = enc(rgb.quantize(64), format="GIF", interlace=0)
files["gif-transparent.gif"] = enc(rgb.quantize(64), format="GIF", transparency=5)
files["gif-animated.gif"] = enc(rgb.quantize(64), format="GIF", save_all=True, append_images=[noise.quantize(64)])
files["gif-imagemagick.gif"] = convert(rgb, "gif")
part = bytearray(enc(rgb.quantize(8), format="GIF", interlace=0))
part[6:10] = struct.pack("<HH", WIDTH + 9, HEIGHT + 5)
frame = part.index(b"\x2c\0\0\0\0" + struct.pack("<HH", WIDTH, HEIGHT))
part[frame + 1:frame + 5] = struct.pack("<HH", 4, 3)
files["gif-frame-in-a-corner.gif"] = bytes(part)
few = enc(rgb.quantize(16), format="GIF")
files["gif-indices-beyond-palette.gif"] = few[:10] + bytes([few[10] & 0xF8]) + few[11:13 + 6] + few[13 + 3 * (2 << (few[10] & 7)):]
whole = enc(noise.quantize(256), format="GIF")
refuse("gif-half.gif", whole[:len(whole) // 2])

# WebP
files["webp-lossless.webp"] = enc(rgb, format="WEBP", lossless=True)
files["webp-lossless-noise.webp"] = enc(noise, format="WEBP", lossless=True)
files["webp-lossless-palette.webp"] = enc(rgb.quantize(9).convert("RGB"), format="WEBP", lossless=True)
files["webp-lossless-alpha.webp"] = enc(rgba, format="WEBP", lossless=True, exact=True)
files["webp-lossy.webp"] = enc(rgb, format="WEBP", quality=80)
files["webp-lossy-noise.webp"] = enc(noise, format="WEBP", quality=30)
files["webp-lossy-alpha.webp"] = enc(rgba, format="WEBP", quality=80)
files["webp-profile.webp"] = enc(rgb, format="WEBP", icc_profile=srgb, exif=exif.tobytes())
files["webp-imagemagick.webp"] = convert(rgb, "webp")
files["webp-animated.webp"] = enc(rgb, format="WEBP", save_all=True, append_images=[noise])
files["webp-animated-alpha.webp"] = enc(rgba, format="WEBP", save_all=True, append_images=[noise.convert("RGBA")], lossless=True, exact=True)


def riff(kind, data):
    return kind + struct.pack("<I", len(data)) + data + b"\0" * (len(data) % 2)


def u24(value):
    return struct.pack("<I", value)[:3]


small = enc(noise.resize((10, 8)), format="WEBP", lossless=True)[12:]
body = (b"WEBP" + riff(b"VP8X", bytes([2, 0, 0, 0]) + u24(29) + u24(19)) + riff(b"ANIM", b"\xff\x20\x40\xff\0\0")
        + riff(b"ANMF", u24(3) + u24(2) + u24(9) + u24(7) + u24(100) + b"\0" + small))
files["webp-animated-frame-in-a-corner.webp"] = riff(b"RIFF", body)
refuse("webp-half.webp", enc(noise, format="WEBP")[:600])

# Others
refuse("tiff.tif", enc(rgb, format="TIFF"))
refuse("page.jpg", b"<html>404 not found</html>")
refuse("pointer.jpg", b"version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 9\n")
refuse("empty.jpg", b"")
refuse("text.png", b"hello")


SIZES = [(8, 8), (16, 16), (13, 29), (26, 37), (25, 37), (26, 36), (27, 38), (32, 32), (48, 40), (50, 20), (20, 50), (1, 1), (1, 40),
         (40, 1), (7, 7), (31, 44), (5, 11), (33, 17), (60, 19), (3, 3)]


def centred(image, height, width):
    """As torchvision's Resize(size) and CenterCrop((height, width)), also for sides that differ."""
    w, h = image.size
    if h * width <= w * height:
        image = image.resize((height * w // h, height), Image.BILINEAR)
    else:
        image = image.resize((width, width * h // w), Image.BILINEAR)
    top, left = int(round((image.height - height) / 2.0)), int(round((image.width - width) / 2.0))
    return image.crop((left, top, left + width, top + height))


def samples(image):
    array = np.asarray(image.convert("RGB"))
    return struct.pack(">II", array.shape[1], array.shape[0]) + array.tobytes()


def expected(data, name):
    image = Image.open(io.BytesIO(data))
    if name == "png-grey-16-bits.png":  # Pillow clips those; here they are scaled
        samples = np.repeat((deep[..., 0] >> 8).astype(np.uint8)[..., None], 3, -1)
    else:
        samples = np.asarray(image.convert("RGB"))
    return struct.pack(">II", samples.shape[1], samples.shape[0]) + samples.tobytes()


with zipfile.ZipFile("pictures.zip", "w", zipfile.ZIP_DEFLATED) as archive:
    def add(name, data):
        archive.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)

    for name, data in files.items():
        add(name, data)
        if name not in refused:
            add(name + ".rgb", expected(data, name))
    add("noise.png", png(noise))
    add("noise.png.rgb", samples(noise))
    for name, image in {"png-rgb.png": rgb, "noise.png": noise}.items():
        for height, width in SIZES:
            add(f"{name}@{height}x{width}.rgb", samples(image.resize((width, height), Image.BILINEAR)))
            add(f"{name}@centre-{height}x{width}.rgb", samples(centred(image, height, width)))
print(len(files), "files,", len(refused), "to be refused")
