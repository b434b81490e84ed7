package org.robustlt.core.registry;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.robustlt.api.component.ComponentProvider;

/**
 * Runs code of plug-ins with their class loader as the thread's context class loader, since
 * libraries that a plug-in brings along look for their own parts there. Code of the program runs as
 * it is.
 */
public final class ContextLoader {
  private static final ClassLoader PROGRAM = ContextLoader.class.getClassLoader();
  private static final String API = "org.robustlt.api.";

  private ContextLoader() {}

  /** Returns what the code returns, which runs as code of the given loader. */
  public static <T> T call(ClassLoader loader, Supplier<T> code) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(loader);
    try {
      return code.get();
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  /** Returns what the code of an author returns, which runs with the author's class loader. */
  public static <T> T callAs(Class<?> author, Supplier<T> code) {
    ClassLoader loader = author.getClassLoader();
    return loader == null || loader == PROGRAM ? code.get() : call(loader, code);
  }

  /**
   * Makes a component; code of a plug-in runs as {@link #make} tells.
   *
   * @throws IllegalArgumentException if options and context do not fit together
   */
  public static <C, X> C create(ComponentProvider<C, X> provider, X context) {
    return make(provider.getClass(), () -> provider.create(context));
  }

  /**
   * Returns a component that an author's code makes. If it comes from a plug-in, its methods, and
   * those of the components that it returns, run with the plug-in's class loader.
   *
   * @param author a class of the author's
   * @param maker makes the component
   */
  public static <C> C make(Class<?> author, Supplier<C> maker) {
    ClassLoader loader = author.getClassLoader();
    return loader == null || loader == PROGRAM
        ? maker.get()
        : entering(loader, call(loader, maker));
  }

  @SuppressWarnings("unchecked") // a proxy has all interfaces that the program knows of
  private static <C> C entering(ClassLoader loader, C component) {
    if (component == null) {
      return component; // Whoever asked for it says so.
    }
    if (component.getClass().getClassLoader() != loader) {
      return component instanceof Record record ? (C) parts(loader, record) : component;
    }
    Set<Class<?>> interfaces = new LinkedHashSet<>();
    collect(component.getClass(), interfaces);
    return interfaces.stream().anyMatch(type -> type.getName().startsWith(API))
        ? (C)
            Proxy.newProxyInstance(
                PROGRAM, interfaces.toArray(Class<?>[]::new), new Entrance(component, loader))
        : component;
  }

  /**
   * Returns a record of the API with what it holds of the plug-in's, such as images of a data set.
   */
  private static Record parts(ClassLoader loader, Record record) {
    RecordComponent[] fields = record.getClass().getRecordComponents();
    Object[] values = new Object[fields.length];
    Class<?>[] types = new Class<?>[fields.length];
    boolean changed = false;
    try {
      for (int i = 0; i < fields.length; i++) {
        Object value = fields[i].getAccessor().invoke(record);
        types[i] = fields[i].getType();
        values[i] = value == null ? null : entering(loader, value);
        changed |= values[i] != value;
      }
      return changed ? record.getClass().getConstructor(types).newInstance(values) : record;
    } catch (ReflectiveOperationException e) {
      return record;
    }
  }

  private static void collect(@Nullable Class<?> type, Set<Class<?>> interfaces) {
    if (type == null) {
      return;
    }
    for (Class<?> each : type.getInterfaces()) {
      if (isOfTheProgram(each)) {
        interfaces.add(each);
      }
      collect(each, interfaces);
    }
    collect(type.getSuperclass(), interfaces);
  }

  private static boolean isOfTheProgram(Class<?> type) {
    try {
      return Modifier.isPublic(type.getModifiers())
          && !type.isSealed()
          && Class.forName(type.getName(), false, PROGRAM) == type;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  private record Entrance(Object component, ClassLoader loader) implements InvocationHandler {
    @Override
    public @Nullable Object invoke(Object proxy, Method method, @Nullable Object[] arguments)
        throws Throwable {
      Thread thread = Thread.currentThread();
      ClassLoader before = thread.getContextClassLoader();
      thread.setContextClassLoader(loader);
      try {
        return within(method.invoke(component, withoutProxies(arguments)));
      } catch (InvocationTargetException e) {
        throw e.getCause();
      } finally {
        thread.setContextClassLoader(before);
      }
    }

    /** A component that is compared with another one must see that one, not its proxy. */
    private static @Nullable Object[] withoutProxies(@Nullable Object @Nullable [] arguments) {
      if (arguments == null) {
        return new Object[0];
      }
      for (int i = 0; i < arguments.length; i++) {
        if (arguments[i] != null
            && Proxy.isProxyClass(arguments[i].getClass())
            && Proxy.getInvocationHandler(arguments[i]) instanceof Entrance other) {
          arguments[i] = other.component();
        }
      }
      return arguments;
    }

    private @Nullable Object within(@Nullable Object result) {
      if (result instanceof List<?> list) {
        return list.stream().map(element -> entering(loader, element)).toList();
      }
      if (result instanceof Optional<?> optional) {
        return optional.map(element -> entering(loader, element));
      }
      return result == null ? null : entering(loader, result);
    }
  }
}
