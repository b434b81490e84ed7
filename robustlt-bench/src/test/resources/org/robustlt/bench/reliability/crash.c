/*
 * Preloaded into a process, keeps every state of a folder that a death of the process could leave:
 * before each change of a file in it, and in the middle of each write; of writes in a row to a file
 * that has not its name yet, the first alone counts. CRASH_FOLDER is the folder, CRASH_STATES the one
 * for its copies, 1, 2 and so on; what was to come next is a line in its file "changes".
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static char writing[4096];
static int states;

static int inside(const char *path) {
  const char *folder = getenv("CRASH_FOLDER");
  return folder && path && strncmp(path, folder, strlen(folder)) == 0;
}

/* Returns whether a write is one more to a file that has not its name yet. */
static int again(const char *path) {
  const char *end = strrchr(path, '.');
  int same = end && strcmp(end, ".partial") == 0 && strcmp(path, writing) == 0;
  snprintf(writing, sizeof writing, "%s", path);
  return same;
}

/* Keeps the state before a change; what changes files waits until the change is done. */
static void keep(const char *what, const char *path) {
  char command[8192];
  snprintf(command, sizeof command,
           "cd \"$CRASH_STATES\" && echo '%d %s %s' >>changes && if [ -d \"$CRASH_FOLDER\" ];"
           " then cp -a \"$CRASH_FOLDER\" %d; else mkdir %d; fi",
           states + 1, what, path, states + 1, states + 1);
  states++;
  if (system(command) != 0) abort();
}

static const char *name(int file, char *path, size_t size) {
  char link[64];
  snprintf(link, sizeof link, "/proc/self/fd/%d", file);
  ssize_t length = readlink(link, path, size - 1);
  if (length < 0) return NULL;
  path[length] = 0;
  return path;
}

#define ORIGINAL(type, symbol) type (*original)() = (type (*)())dlsym(RTLD_NEXT, symbol)

/* A call that changes the file of a path. */
#define CHANGE(type, symbol, path, ...)          \
  ORIGINAL(type, symbol);                        \
  const char *changed = path;                    \
  if (!inside(changed)) {                        \
    return original(__VA_ARGS__);                \
  }                                              \
  pthread_mutex_lock(&lock);                     \
  keep(symbol, changed);                         \
  type result = original(__VA_ARGS__);           \
  pthread_mutex_unlock(&lock);                   \
  return result

int rename(const char *from, const char *to) { CHANGE(int, "rename", to, from, to); }
int link(const char *from, const char *to) { CHANGE(int, "link", to, from, to); }
int unlink(const char *path) { CHANGE(int, "unlink", path, path); }
int rmdir(const char *path) { CHANGE(int, "rmdir", path, path); }
int mkdir(const char *path, mode_t mode) { CHANGE(int, "mkdir", path, path, mode); }

/* A call that changes the file of a descriptor. */
#define FILE_CHANGE(symbol, ...)                                         \
  char path[4096];                                                       \
  CHANGE(int, symbol, name(file, path, sizeof path), __VA_ARGS__)

int fsync(int file) { FILE_CHANGE("fsync", file); }
int fdatasync(int file) { FILE_CHANGE("fdatasync", file); }
int ftruncate(int file, off64_t length) { FILE_CHANGE("ftruncate", file, length); }
int ftruncate64(int file, off64_t length) { FILE_CHANGE("ftruncate", file, length); }

/* A write comes in two halves. */
#define HALVES(symbol, first, second)                                    \
  char path[4096];                                                       \
  ORIGINAL(ssize_t, symbol);                                             \
  const char *changed = name(file, path, sizeof path);                   \
  if (!inside(changed)) {                                                \
    return original first;                                               \
  }                                                                      \
  size_t all = size;                                                     \
  pthread_mutex_lock(&lock);                                             \
  int known = again(changed);                                            \
  if (!known) keep(symbol, changed);                                     \
  size /= 2;                                                             \
  ssize_t half = size ? original first : 0;                              \
  if (!known && size) keep(symbol " half", changed);                     \
  ssize_t rest = half == (ssize_t)size ? original second : 0;            \
  pthread_mutex_unlock(&lock);                                           \
  return half < 0 ? half : half + (rest > 0 ? rest : 0)

ssize_t write(int file, const void *bytes, size_t size) {
  HALVES("write", (file, bytes, size), (file, (const char *)bytes + half, all - half));
}

ssize_t pwrite64(int file, const void *bytes, size_t size, off64_t at) {
  HALVES("pwrite64", (file, bytes, size, at),
         (file, (const char *)bytes + half, all - half, at + half));
}

/* Opening changes a file where it creates or empties it. */
#define OPEN(symbol)                                                     \
  int symbol(const char *path, int flags, ...) {                         \
    va_list more;                                                        \
    va_start(more, flags);                                               \
    mode_t mode = flags & O_CREAT ? va_arg(more, mode_t) : 0;            \
    va_end(more);                                                        \
    CHANGE(int, #symbol, flags &(O_CREAT | O_TRUNC) ? path : NULL, path, flags, mode); \
  }

OPEN(open)
OPEN(open64)
