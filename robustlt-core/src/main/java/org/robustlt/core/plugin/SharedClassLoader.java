package org.robustlt.core.plugin;

/** The parent of all plug-ins: the JDK, and of the program its shared packages only. */
final class SharedClassLoader extends ClassLoader {
  private final ClassLoader program;

  static {
    registerAsParallelCapable();
  }

  SharedClassLoader(ClassLoader program) {
    super("shared with plug-ins", ClassLoader.getPlatformClassLoader());
    this.program = program;
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    if (SharedPackages.contains(name)) {
      return program.loadClass(name);
    }
    throw new ClassNotFoundException(name);
  }
}
