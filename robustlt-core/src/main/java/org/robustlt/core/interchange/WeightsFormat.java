package org.robustlt.core.interchange;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.robustlt.core.file.FileFormatException;

/** The formats that weights come in, told by how a file begins, and what comes in their place. */
enum WeightsFormat {
  /** Arrays by name. */
  SAFETENSORS,
  /** {@code torch.save} since PyTorch 1.6. */
  TORCH_ARCHIVE,
  /** {@code torch.save} before. */
  LEGACY_TORCH,
  /** {@code pickle.dump}. */
  PICKLE,
  /** {@code numpy.savez}. */
  NPZ,
  /** A graph of operators with its constants. */
  ONNX,
  /** A JSON file that tells in which safetensors file each array is. */
  SHARDS,
  /** Any of the others, compressed. */
  GZIP;

  private static final int START = 4096;
  private static final int BEHIND_A_FRAME = 11;
  private static final long LONGEST_HEADER = 1L << 40;
  private static final byte[] LEGACY_MAGIC = HexFormat.of().parseHex("8a0a6cfc9c46f9206aa85019");

  /** Formats that hold no weights, or hold them within. */
  private static final List<Foreign> FOREIGN =
      List.of(
          new Foreign(0, "89484446", "an HDF5 file, as Keras saves weights; these are not read"),
          new Foreign(0, "934e554d5059", "one NumPy array without a name; save all by numpy.savez"),
          new Foreign(0, "425a68", "compressed by bzip2; unpack it first"),
          new Foreign(0, "fd377a585a00", "compressed by xz; unpack it first"),
          new Foreign(0, "28b52ffd", "compressed by zstd; unpack it first"),
          new Foreign(0, "377abcaf271c", "a 7z archive; unpack it first"),
          new Foreign(0, "52617221", "a RAR archive; unpack it first"),
          new Foreign(257, "7573746172", "a tar archive; unpack it first"),
          new Foreign(0, "47475546", "a GGUF file, which holds language models; it is not read"),
          new Foreign(0, "89504e47", "a PNG image"),
          new Foreign(0, "ffd8ff", "a JPEG image"),
          new Foreign(0, "25504446", "a PDF document"));

  private static final Pattern TITLE =
      Pattern.compile("<title[^>]*>\\s*([^<]{1,100}?)\\s*</title>", Pattern.CASE_INSENSITIVE);
  private static final Pattern SIZE = Pattern.compile("(?m)^size (\\d{1,15})$");

  /** What a file is that has certain bytes at a certain place. */
  private record Foreign(int at, String hexadecimal, String what) {
    boolean fits(byte[] start) {
      return has(start, at, HexFormat.of().parseHex(hexadecimal));
    }
  }

  /**
   * Recognizes a file.
   *
   * @throws FileFormatException if it is missing or is no file of weights; the message says what it
   *     is instead, as far as that can be told
   */
  static WeightsFormat of(Path path) {
    byte[] start = start(path);
    if (has(start, 0, new byte[] {'P', 'K', 3, 4})) {
      return isNpz(path) ? NPZ : TORCH_ARCHIVE;
    }
    if (has(start, 0, new byte[] {0x1f, (byte) 0x8b})) {
      return GZIP;
    }
    if (has(start, 2, LEGACY_MAGIC) || has(start, BEHIND_A_FRAME, LEGACY_MAGIC)) {
      return LEGACY_TORCH;
    }
    FOREIGN.stream()
        .filter(kind -> kind.fits(start))
        .findFirst()
        .ifPresent(
            kind -> {
              throw new FileFormatException(path, "is " + kind.what());
            });
    if (isSafetensors(path, start)) {
      return SAFETENSORS;
    }
    if (isPickle(start)) {
      return PICKLE;
    }
    if (isOnnx(start)) {
      return ONNX;
    }
    return ofText(path, start);
  }

  private static byte[] start(Path path) {
    if (Files.isDirectory(path)) {
      throw new FileFormatException(
          path,
          "is a directory; give the file of weights in it, or the .index.json of several files");
    }
    if (!Files.isRegularFile(path)) {
      throw new FileFormatException(path, "there is no such file");
    }
    try (InputStream stream = Files.newInputStream(path)) {
      byte[] start = stream.readNBytes(START);
      if (start.length == 0) {
        throw new FileFormatException(path, "is empty");
      }
      return start;
    } catch (IOException e) {
      throw new FileFormatException(path, "cannot be read: " + e.getMessage(), e);
    }
  }

  private static boolean has(byte[] start, int at, byte[] magic) {
    return start.length >= at + magic.length
        && Arrays.equals(start, at, at + magic.length, magic, 0, magic.length);
  }

  private static boolean isNpz(Path path) {
    try (ZipFile archive = new ZipFile(path.toFile())) {
      return archive.size() > 0
          && archive.stream().map(ZipEntry::getName).allMatch(name -> name.endsWith(".npy"));
    } catch (IOException | IllegalArgumentException e) {
      return false; // The reader of PyTorch's archives tells what is damaged.
    }
  }

  /** The length of the header, and a JSON object. */
  private static boolean isSafetensors(Path path, byte[] start) {
    boolean named = String.valueOf(path.getFileName()).endsWith(".safetensors");
    if (start.length <= Long.BYTES) {
      return named;
    }
    long header = ByteBuffer.wrap(start).order(ByteOrder.LITTLE_ENDIAN).getLong();
    return (start[Long.BYTES] == '{' && header > 0 && header < LONGEST_HEADER)
        || (named && !isText(start));
  }

  /** Protocol 2 and later begin with their number; 0 and 1 with what they make. */
  private static boolean isPickle(byte[] start) {
    if (start.length < 3) {
      return false;
    }
    return switch (start[0]) {
      case (byte) 0x80 -> start[1] >= 2 && start[1] <= 5;
      case '(' -> "dlpc".indexOf(start[1]) >= 0;
      case '}' -> start[1] == 'q';
      case 'c' -> text(start).matches("(?s)c[\\w.]+\\n[\\w.]+\\n.*");
      default -> false;
    };
  }

  /** The version of the format, and another field behind it. */
  private static boolean isOnnx(byte[] start) {
    return start.length > 2
        && start[0] == 8
        && start[1] > 0
        && start[1] < 32
        && List.of(0x12, 0x1a, 0x22, 0x28, 0x32, 0x3a, 0x42).contains((int) start[2]);
  }

  private static WeightsFormat ofText(Path path, byte[] start) {
    String text = text(start);
    String plain = text.replaceFirst("^\\x{EF}\\x{BB}\\x{BF}", "").stripLeading();
    String lower = plain.toLowerCase(Locale.ROOT);
    if (lower.startsWith("<!doctype html")
        || lower.startsWith("<html")
        || lower.startsWith("<head")
        || lower.startsWith("<?xml")
        || (lower.startsWith("<!--") && lower.contains("<html"))) {
      Matcher title = TITLE.matcher(plain);
      throw new FileFormatException(
          path,
          "is a web page"
              + (title.find() ? " (\"" + title.group(1).replaceAll("\\s+", " ") + "\")" : "")
              + ", not the weights: what was saved is the page that offers them or an error; download"
              + " the file itself");
    }
    if (plain.startsWith("version https://git-lfs.github.com/")) {
      Matcher size = SIZE.matcher(plain);
      throw new FileFormatException(
          path,
          "is a pointer of Git LFS, not the weights"
              + (size.find() ? " of " + size.group(1) + " bytes that it points to" : "")
              + "; run git lfs pull, or download the file itself");
    }
    if (plain.startsWith("{") && isText(start)) {
      return SHARDS;
    }
    if (isText(start)) {
      String line = plain.lines().findFirst().orElse("");
      throw new FileFormatException(
          path,
          "is text, not weights; it begins \""
              + (line.length() > 60 ? line.substring(0, 60) + "…" : line)
              + "\"");
    }
    throw new FileFormatException(
        path,
        "is no file of weights: known are safetensors, what torch.save wrote, pickles, NPZ and ONNX,"
            + " each also compressed by gzip");
  }

  private static String text(byte[] start) {
    return new String(start, StandardCharsets.ISO_8859_1);
  }

  private static boolean isText(byte[] start) {
    for (byte b : start) {
      if (b >= 0 && b < ' ' && b != '\n' && b != '\r' && b != '\t') {
        return false;
      }
    }
    return true;
  }
}
