package org.robustlt.bench.console;

import java.io.File;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.robustlt.core.file.PlainText;
import picocli.CommandLine.Help.Ansi;

/**
 * Where the program prints: results to standard output, everything else to standard error.
 *
 * @param out for results
 * @param err for progress and messages
 * @param outStyled whether results may have colours and bold text
 * @param errStyled whether standard error is a terminal that lines can be redrawn on
 * @param width the columns of a line
 */
public record Console(
    PrintWriter out, PrintWriter err, boolean outStyled, boolean errStyled, int width) {
  private static final int PIPED_WIDTH = 100;
  private static final String RESET = "\u001b[0m";
  private static final Pattern STYLES = Pattern.compile("\u001b\\[[0-9;]*m");

  /** How a piece of text stands out. */
  public enum Style {
    BOLD("\u001b[1m"),
    FAINT("\u001b[2m"),
    GOOD("\u001b[32m"),
    CAUTION("\u001b[33m"),
    BAD("\u001b[31m");

    private final String code;

    Style(String code) {
      this.code = code;
    }
  }

  /** Returns the console of this process, which is plain where NO_COLOR is set or output piped. */
  public static Console ofProcess(Map<String, String> environment) {
    boolean plain =
        !environment.getOrDefault("NO_COLOR", "").isEmpty()
            || environment.getOrDefault("TERM", "").equals("dumb");
    boolean outTerminal = isTerminal(1);
    return new Console(
        utf8(FileDescriptor.out),
        utf8(FileDescriptor.err),
        outTerminal && !plain,
        isTerminal(2) && !plain,
        outTerminal ? columns(environment) : PIPED_WIDTH);
  }

  /** Prints a line of a result. */
  public void print(String line) {
    out.println(harmless(line, outStyled));
  }

  /** Prints a line that is no result, such as where a file was written. */
  public void note(String line) {
    err.println(harmless(line, errStyled));
  }

  /** Takes the power from what names of classes, recipes or files carry; our own styles stay. */
  private static String harmless(String line, boolean styled) {
    if (!styled) {
      return PlainText.of(line);
    }
    StringBuilder text = new StringBuilder();
    int from = 0;
    for (Matcher style = STYLES.matcher(line); style.find(); from = style.end()) {
      text.append(PlainText.of(line.substring(from, style.start()))).append(style.group());
    }
    return text.append(PlainText.of(line.substring(from))).toString();
  }

  /** Returns a text of a result with a style, if it may have one. */
  public String styled(String text, Style style) {
    return outStyled ? style.code + text + RESET : text;
  }

  /** Returns whether picocli may use colours. */
  public Ansi ansi() {
    return outStyled ? Ansi.ON : Ansi.OFF;
  }

  /** Breaks a text into lines that fit beside an indentation. */
  public List<String> wrap(String text, int indentation) {
    int room = Math.max(20, width - indentation);
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ", -1)) {
      if (line.length() > 0 && line.length() + 1 + word.length() > room) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.length() > 0 ? " " : "").append(word);
    }
    lines.add(line.toString());
    return lines;
  }

  private static PrintWriter utf8(FileDescriptor descriptor) {
    return new PrintWriter(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }

  private static boolean isTerminal(int descriptor) {
    // Java knows only whether input and output are both terminals, and not in every version.
    return !isWindows() && succeeds(List.of("test", "-t", Integer.toString(descriptor)));
  }

  private static int columns(Map<String, String> environment) {
    String columns = environment.getOrDefault("COLUMNS", "");
    if (!columns.matches("[0-9]{1,4}") && !isWindows()) {
      columns = sizeOfTerminal().replaceFirst("^[0-9]+ ", "");
    }
    return columns.matches("[0-9]{1,4}") ? Math.max(60, Integer.parseInt(columns)) : PIPED_WIDTH;
  }

  private static String sizeOfTerminal() {
    try {
      Process stty = new ProcessBuilder("stty", "size").redirectInput(new File("/dev/tty")).start();
      return new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
    } catch (IOException e) {
      return "";
    }
  }

  private static boolean succeeds(List<String> command) {
    try {
      return new ProcessBuilder(command).inheritIO().start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static boolean isWindows() {
    return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
  }
}
