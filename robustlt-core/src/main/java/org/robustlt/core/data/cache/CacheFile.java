package org.robustlt.core.data.cache;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.robustlt.api.data.ImageShape;
import org.robustlt.api.data.ReadingProgress;
import org.robustlt.core.file.FileFormatException;
import org.robustlt.core.file.Json;

/**
 * A file of decoded images: a page with a description in JSON, the samples of all images, then 32
 * bytes about each, then what is wrong with some, in JSON.
 *
 * @param header the description
 * @param pixels the samples, mapped into memory
 * @param facts what was found of each image
 */
record CacheFile(Header header, PixelStore pixels, List<ImageFacts> facts) {
  static final int FORMAT = 1;

  private static final byte[] MAGIC = "RobustLT".getBytes(StandardCharsets.US_ASCII);
  private static final int PAGE = 4096;
  private static final int FACTS = 32;
  private static final long LARGEST_SEGMENT = 1 << 30;

  /**
   * What the first page says.
   *
   * @param format version of the format
   * @param source the folder or list that the images come from
   * @param images how many there are
   * @param channels of each
   * @param height of each
   * @param width of each
   * @param sha256 digest of the decoded content
   */
  record Header(
      int format, String source, int images, int channels, int height, int width, String sha256) {
    ImageShape shape() {
      return new ImageShape(channels, height, width);
    }

    private long pixelBytes() {
      return (long) images * channels * height * width;
    }
  }

  /** Decodes images into a file, which must not exist. */
  static void build(
      Path file, String source, ImageFiles images, ImageShape shape, ReadingProgress progress)
      throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      int size = shape.size();
      DecodingPass pass =
          DecodingPass.run(
              images,
              shape,
              (image, samples) ->
                  write(channel, ByteBuffer.wrap(samples), PAGE + (long) image * size),
              progress);
      Header header =
          new Header(
              FORMAT,
              source,
              images.files().size(),
              shape.channels(),
              shape.height(),
              shape.width(),
              pass.sha256());
      long end = PAGE + header.pixelBytes();
      List<String> problems = new ArrayList<>();
      ByteBuffer facts = ByteBuffer.allocate(Math.multiplyExact(pass.facts().size(), FACTS));
      for (ImageFacts each : pass.facts()) {
        facts.putLong(each.hashHigh()).putLong(each.hashLow());
        facts.putInt(each.height()).putInt(each.width());
        facts.putInt(each.problem().isPresent() ? problems.size() : -1);
        facts.putInt(each.deep() ? 1 : 0);
        each.problem().ifPresent(problems::add);
      }
      write(channel, facts.flip(), end);
      write(channel, bytes(Json.line(problems)), end + facts.limit());
      ByteBuffer page = ByteBuffer.allocate(PAGE);
      byte[] description = bytes(Json.line(header)).array();
      page.put(MAGIC).putInt(description.length).put(description);
      write(channel, page.rewind(), 0);
      channel.force(false);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /**
   * Opens a file.
   *
   * @throws IOException if it is damaged
   */
  static CacheFile open(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file)) {
      Header header = header(channel);
      long end = PAGE + header.pixelBytes();
      long size = channel.size();
      long facts = (long) header.images() * FACTS;
      if (header.format() != FORMAT || size < end + facts || size - end - facts > 1 << 28) {
        throw new FileFormatException(file, "damaged cache");
      }
      ByteBuffer about = read(channel, end, (int) facts);
      String[] problems =
          Json.mapper()
              .readValue(
                  read(channel, end + facts, (int) (size - end - facts)).array(), String[].class);
      List<ImageFacts> found = new ArrayList<>();
      for (int i = 0; i < header.images(); i++) {
        long high = about.getLong();
        long low = about.getLong();
        int height = about.getInt();
        int width = about.getInt();
        int problem = about.getInt();
        boolean deep = about.getInt() != 0;
        found.add(
            new ImageFacts(
                high,
                low,
                height,
                width,
                deep,
                problem < 0 ? Optional.empty() : Optional.of(problems[problem])));
      }
      return new CacheFile(header, mapped(channel, header), found);
    } catch (RuntimeException e) {
      throw new IOException(file + ": damaged cache: " + e.getMessage(), e);
    }
  }

  /** Reads the description of a file. */
  static Header header(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file)) {
      return header(channel);
    }
  }

  private static Header header(FileChannel channel) throws IOException {
    ByteBuffer page = read(channel, 0, PAGE);
    byte[] magic = new byte[MAGIC.length];
    page.get(magic);
    int length = page.getInt();
    if (!Arrays.equals(magic, MAGIC) || length < 0 || length > page.remaining()) {
      throw new IOException("no file of decoded images");
    }
    byte[] description = new byte[length];
    page.get(description);
    return Json.mapper().readValue(description, Header.class);
  }

  private static PixelStore mapped(FileChannel channel, Header header) throws IOException {
    int size = header.shape().size();
    int perSegment = (int) Math.max(1, LARGEST_SEGMENT / size);
    List<MappedByteBuffer> segments = new ArrayList<>();
    for (int first = 0; first < header.images(); first += perSegment) {
      long images = Math.min(perSegment, header.images() - first);
      segments.add(
          channel.map(FileChannel.MapMode.READ_ONLY, PAGE + (long) first * size, images * size));
    }
    return (image, target, offset) ->
        segments.get(image / perSegment).get(image % perSegment * size, target, offset, size);
  }

  private static ByteBuffer read(FileChannel channel, long from, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length);
    while (bytes.hasRemaining()) {
      if (channel.read(bytes, from + bytes.position()) < 0) {
        throw new IOException("cut off");
      }
    }
    return bytes.flip();
  }

  private static void write(FileChannel channel, ByteBuffer bytes, long to) throws IOException {
    long at = to;
    while (bytes.hasRemaining()) {
      at += channel.write(bytes, at);
    }
  }

  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
  }
}
