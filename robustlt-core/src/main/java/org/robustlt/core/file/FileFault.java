package org.robustlt.core.file;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says what the system did not let be done with a file, and what would help. */
public final class FileFault {
  private FileFault() {}

  /** Finds the fault of a file system among the causes of a failure, and describes it. */
  public static Optional<String> among(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      boolean named = cause instanceof FileSystemException of && of.getFile() != null;
      if (cause instanceof IOException fault
          && (named || !(cause.getCause() instanceof IOException))) {
        return Optional.of(of(fault));
      }
    }
    return Optional.empty();
  }

  /** Describes a fault: the file, if it is known, and what is wrong. */
  public static String of(IOException fault) {
    if (fault instanceof FileSystemException of && of.getFile() != null) {
      return of.getFile() + ": " + reason(fault, of.getReason());
    }
    return reason(fault, fault.getMessage());
  }

  /** Says that a file cannot be written, and why. */
  public static String writing(Path file, IOException fault) {
    String told = of(fault);
    String own = file + ": ";
    String why = told.startsWith(own) ? told.substring(own.length()) : told;
    return file + " cannot be written: " + why;
  }

  private static String reason(IOException fault, @Nullable String told) {
    String text = told == null ? "" : told;
    String known = text.toLowerCase(Locale.ROOT);
    if (known.contains("no space left")) {
      return "there is no space left on the device; make room and come again";
    } else if (known.contains("quota")) {
      return "the disk quota is used up; make room and come again";
    } else if (known.contains("file too large")) {
      return "the file would be larger than allowed (ulimit -f)";
    } else if (known.contains("read-only")) {
      return "lies on a read-only file system";
    } else if (fault instanceof AccessDeniedException || known.contains("permission denied")) {
      return "is not permitted: look at the permissions of the file and of its directory";
    } else if (fault instanceof NoSuchFileException) {
      return "is not there: it, or the directory that it lies in, was removed or renamed";
    }
    return text.isEmpty() ? "cannot be read or written (" + fault + ")" : text;
  }
}
