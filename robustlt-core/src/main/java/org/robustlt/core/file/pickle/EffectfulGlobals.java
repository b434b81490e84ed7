package org.robustlt.core.file.pickle;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * The functions that no file of data needs and that do something when they are called: run
 * programs, import modules, change files or talk to the network. A pickle that refers to one is
 * refused, since Python would run it.
 */
final class EffectfulGlobals {
  private static final Set<String> MODULES =
      Set.of(
          "os",
          "posix",
          "posixpath",
          "nt",
          "ntpath",
          "sys",
          "subprocess",
          "_posixsubprocess",
          "pty",
          "popen2",
          "shutil",
          "socket",
          "_socket",
          "ssl",
          "ctypes",
          "_ctypes",
          "cffi",
          "importlib",
          "imp",
          "runpy",
          "codeop",
          "pdb",
          "bdb",
          "cProfile",
          "timeit",
          "doctest",
          "webbrowser",
          "antigravity",
          "urllib",
          "urllib2",
          "http",
          "httplib",
          "httplib2",
          "requests",
          "aiohttp",
          "ftplib",
          "smtplib",
          "telnetlib",
          "paramiko",
          "asyncio",
          "multiprocessing",
          "threading",
          "_thread",
          "signal",
          "atexit",
          "marshal",
          "pickle",
          "_pickle",
          "cPickle",
          "dill",
          "cloudpickle",
          "shelve",
          "joblib",
          "zipimport",
          "pkgutil",
          "pip",
          "ensurepip",
          "venv",
          "setuptools",
          "distutils",
          "linecache",
          "tempfile",
          "fileinput",
          "glob",
          "_io",
          "mmap",
          "gc",
          "inspect",
          "ast",
          "sqlite3",
          "tkinter",
          "idlelib",
          "bz2",
          "lzma",
          "gzip",
          "zipfile",
          "tarfile",
          "winreg",
          "_winreg",
          "msvcrt",
          "_winapi",
          "logging.config",
          "test.support",
          "lib2to3");

  /** The same of modules whose name a project may have given to a folder of its own. */
  private static final Set<String> PLAIN_MODULES =
      Set.of("code", "commands", "profile", "trace", "this", "resource", "types", "io", "test");

  /** Of modules that are harmless otherwise. */
  private static final Pattern FUNCTIONS =
      Pattern.compile(
          "(builtins|__builtin__)\\."
              + "(eval|exec|execfile|compile|open|file|input|raw_input|__import__|breakpoint|apply"
              + "|reload|setattr|delattr|globals|locals|vars|exit|quit|help|memoryview)"
              + "|torch\\.(load|save|compile|classes\\..*|ops\\.load_library|hub\\..*|jit\\.(load|save)"
              + "|utils\\.(cpp_extension|data\\.datapipes|model_zoo|bottleneck|collect_env)\\b.*"
              + "|distributed\\.(launch|run|rpc)\\b.*|serialization\\.(load|save)"
              + "|_dynamo\\b.*|_inductor\\b.*|package\\..*|multiprocessing\\..*)"
              + "|numpy\\.(load|save|savez|loadtxt|savetxt|fromfile|genfromtxt|memmap|f2py\\b.*"
              + "|distutils\\b.*|testing\\b.*|core\\._internal\\..*|ctypeslib\\b.*)"
              + "|(pandas)\\.(read_\\w+|eval|io\\b.*)"
              + "|operator\\.(methodcaller|attrgetter)"
              + "|functools\\.reduce"
              + "|logging\\.(FileHandler|basicConfig|config\\b.*)"
              + "|pathlib\\..*\\.(unlink|rmdir|write_\\w+|open|rename|touch|chmod|mkdir)"
              + "|.*\\.__(globals|builtins|subclasses|import|loader|code)__(\\..*)?");

  /** Of these modules, what a checkpoint may well hold. */
  private static final Pattern HARMLESS =
      Pattern.compile(
          "(io|_io)\\.(BytesIO|StringIO)|types\\.(SimpleNamespace|MappingProxyType)"
              + "|os\\.(_Environ|stat_result)|threading\\.(Lock|RLock)|_thread\\.(allocate_lock|RLock)"
              + "|signal\\.Signals|multiprocessing\\.(context|synchronize)\\.\\w*Lock"
              + "|inspect\\.(Parameter|Signature|_ParameterKind)");

  private EffectfulGlobals() {}

  static boolean has(String name) {
    if (HARMLESS.matcher(name).matches()) {
      return false;
    }
    if (FUNCTIONS.matcher(name).matches()) {
      return true;
    }
    for (int dot = name.indexOf('.'); dot > 0; dot = name.indexOf('.', dot + 1)) {
      if (MODULES.contains(name.substring(0, dot))) {
        return true;
      }
    }
    return PLAIN_MODULES.contains(name.substring(0, Math.max(0, name.lastIndexOf('.'))));
  }
}
