/* A disk that can be made to fail: stands between the process and libc (LD_PRELOAD) for files below some folders.

   Off until shim_arm() is called (through ctypes, in the process that is to be broken). Then every call that changes
   something below the roots is counted, traced into a log outside of them, and may be the one that kills the process
   or fails. fsync is recorded, not passed on: what a power cut leaves is worked out from the trace. Writes
   through a memory map (the -shm file) are not seen: its contents are traced, when they have changed, before the next
   counted call. Everything else is passed through untouched. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

enum kind { OPEN = 1, WRITE, TRUNCATE, SYNC, RENAME, UNLINK, MKDIR, RMDIR, LINK, CLOSE, DUP, NOTE, READ, MAP };
enum mode { WATCH = 0, KILL, KILL_HALF, FAIL_ONCE, FAIL_ON, SHORT };

struct record {
    uint32_t kind;
    int32_t fd;
    int64_t offset; /* of a write; the length of a truncation; the flags of an open; the new fd of a dup */
    uint32_t counted, path, other;
    uint32_t data;
};

#define MOST_FDS 4096
#define MOST_ROOTS 8
static unsigned char tracked[MOST_FDS];
static char roots[MOST_ROOTS][PATH_MAX];
static int root_count, armed, mode, log_fd = -1, error_code, with_reads;
static long calls, at;

#define REAL(result, name, ...)                                   \
    static result (*real_##name)(__VA_ARGS__);                    \
    if (!real_##name) *(void **)&real_##name = dlsym(RTLD_NEXT, #name)

/* What is below the roots */

static int below(const char *path) {
    for (int i = 0; i < root_count; i++) {
        size_t length = strlen(roots[i]);
        if (!strncmp(path, roots[i], length) && (path[length] == '/' || !path[length])) return 1;
    }
    return 0;
}

/* The absolute path in `out` when it is below a root. */
static int ours(int folder, const char *path, char *out) {
    if (!armed || !path) return 0;
    char base[PATH_MAX] = "";
    if (path[0] != '/') {
        if (folder == AT_FDCWD) {
            if (!getcwd(base, sizeof base)) return 0;
        } else {
            char link[64];
            snprintf(link, sizeof link, "/proc/self/fd/%d", folder);
            ssize_t length = readlink(link, base, sizeof base - 1);
            if (length < 0) return 0;
            base[length] = 0;
        }
        if (snprintf(out, PATH_MAX, "%s/%s", base, path) >= PATH_MAX) return 0;
    } else if (snprintf(out, PATH_MAX, "%s", path) >= PATH_MAX) {
        return 0;
    }
    return below(out);
}

static int ours_fd(int fd) { return armed && fd >= 0 && fd < MOST_FDS && tracked[fd]; }

/* The trace */

static void put(const void *data, size_t length) {
    const char *rest = data;
    while (length) {
        ssize_t written = syscall(SYS_write, log_fd, rest, length);
        if (written <= 0) _exit(97);
        rest += written, length -= written;
    }
}

static void note(enum kind kind, int fd, int64_t offset, int counted, const char *path, const char *other,
                 const void *data, size_t length) {
    int kept = errno;
    struct record record = {kind, fd, offset, (uint32_t)counted, path ? (uint32_t)strlen(path) : 0,
                            other ? (uint32_t)strlen(other) : 0, (uint32_t)length};
    put(&record, sizeof record);
    if (path) put(path, record.path);
    if (other) put(other, record.other);
    if (length) put(data, length);
    errno = kept;
}

static void die(void) {
    syscall(SYS_kill, syscall(SYS_getpid), SIGKILL);
    for (;;) pause();
}

/* Files that are written through memory maps */

#define MOST_MAPS 8
static int maps[MOST_MAPS] = {-1, -1, -1, -1, -1, -1, -1, -1};
static uint64_t map_sums[MOST_MAPS];

static void watch_map(int fd, const char *path) {
    size_t length = strlen(path);
    if (length < 4 || strcmp(path + length - 4, "-shm")) return;
    for (int i = 0; i < MOST_MAPS; i++)
        if (maps[i] < 0 || maps[i] == fd) {
            maps[i] = fd, map_sums[i] = 0;
            return;
        }
}

static void look_at_maps(void) {
    static uint64_t data[8192];
    for (int i = 0; i < MOST_MAPS; i++) {
        if (maps[i] < 0) continue;
        ssize_t length = syscall(SYS_pread64, maps[i], data, sizeof data, 0);
        if (length <= 0) continue;
        uint64_t sum = (uint64_t)length;
        for (ssize_t word = 0; word < length / 8; word++) sum = (sum ^ data[word]) * 0x100000001b3u + (sum >> 47);
        if (sum == map_sums[i]) continue;
        map_sums[i] = sum;
        note(MAP, maps[i], 0, 0, NULL, NULL, data, (size_t)length);
    }
}

/* What is to happen to the call that is about to be made: 0 nothing, -1 it fails, 1 only half is written, 2 half, then
   the end. */
static int turn(enum kind kind) {
    if (kind == READ && !with_reads) return 0;
    if (kind != READ) look_at_maps();
    long number = ++calls;
    if (mode == KILL && number == at) die();
    if (mode == KILL_HALF && number == at) {
        if (kind == WRITE) return 2;
        die();
    }
    if (mode == SHORT && number == at && kind == WRITE) return 1;
    int room_is_made = error_code == ENOSPC && (kind == UNLINK || kind == RMDIR); /* a full disk lets files go */
    if ((mode == FAIL_ONCE && number == at) || (mode == FAIL_ON && number >= at && !room_is_made)) {
        errno = error_code;
        return -1;
    }
    return 0;
}

/* For the process itself */

void shim_arm(const char *below_these, const char *log, int how, long number, int code, int reads) {
    root_count = 0;
    for (const char *rest = below_these; *rest && root_count < MOST_ROOTS;) {
        size_t length = strcspn(rest, "\n");
        snprintf(roots[root_count++], PATH_MAX, "%.*s", (int)length, rest);
        rest += length + (rest[length] == '\n');
    }
    memset(tracked, 0, sizeof tracked);
    for (int i = 0; i < MOST_MAPS; i++) maps[i] = -1;
    if (log_fd >= 0) syscall(SYS_close, log_fd);
    log_fd = syscall(SYS_openat, AT_FDCWD, log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    mode = how, at = number, error_code = code, with_reads = reads, calls = 0, armed = 1;
}

void shim_heal(void) { mode = WATCH; }

void shim_note(const char *text) {
    if (armed) note(NOTE, 0, 0, 0, NULL, NULL, text, strlen(text));
}

long shim_calls(void) { return calls; }

/* Opening and closing */

static int opened(int fd, int folder, const char *path, int flags, int (*go)(int, const char *, int, mode_t),
                  mode_t rights) {
    (void)fd;
    char full[PATH_MAX];
    if (!ours(folder, path, full)) return go(folder, path, flags, rights);
    struct stat found;
    int there = !stat(full, &found);
    int changes = ((flags & O_CREAT) && !there) || ((flags & O_TRUNC) && there);
    if (turn(changes ? OPEN : READ) < 0) return -1;
    int result = go(folder, path, flags, rights);
    if (result >= 0 && result < MOST_FDS) {
        tracked[result] = 1;
        watch_map(result, full);
        note(OPEN, result, flags, changes, full, NULL, NULL, 0);
    }
    return result;
}

static int go_openat(int folder, const char *path, int flags, mode_t rights) {
    return (int)syscall(SYS_openat, folder, path, flags | O_LARGEFILE, rights);
}

#define RIGHTS(flags)                                    \
    mode_t rights = 0;                                   \
    if ((flags) & (O_CREAT | __O_TMPFILE)) {             \
        va_list rest;                                    \
        va_start(rest, flags);                           \
        rights = va_arg(rest, mode_t);                   \
        va_end(rest);                                    \
    }

int open(const char *path, int flags, ...) {
    RIGHTS(flags)
    return opened(0, AT_FDCWD, path, flags, go_openat, rights);
}
int open64(const char *path, int flags, ...) {
    RIGHTS(flags)
    return opened(0, AT_FDCWD, path, flags, go_openat, rights);
}
int openat(int folder, const char *path, int flags, ...) {
    RIGHTS(flags)
    return opened(0, folder, path, flags, go_openat, rights);
}
int openat64(int folder, const char *path, int flags, ...) {
    RIGHTS(flags)
    return opened(0, folder, path, flags, go_openat, rights);
}
int __open_2(const char *path, int flags) { return opened(0, AT_FDCWD, path, flags, go_openat, 0); }
int __open64_2(const char *path, int flags) { return opened(0, AT_FDCWD, path, flags, go_openat, 0); }
int __openat_2(int folder, const char *path, int flags) { return opened(0, folder, path, flags, go_openat, 0); }
int __openat64_2(int folder, const char *path, int flags) { return opened(0, folder, path, flags, go_openat, 0); }
int creat(const char *path, mode_t rights) {
    return opened(0, AT_FDCWD, path, O_CREAT | O_WRONLY | O_TRUNC, go_openat, rights);
}
int creat64(const char *path, mode_t rights) { return creat(path, rights); }

int close(int fd) {
    if (ours_fd(fd)) {
        tracked[fd] = 0;
        for (int i = 0; i < MOST_MAPS; i++)
            if (maps[i] == fd) maps[i] = -1;
        note(CLOSE, fd, 0, 0, NULL, NULL, NULL, 0);
    }
    REAL(int, close, int);
    return real_close(fd);
}

static int twin(int fd, int copy) {
    if (copy >= 0 && copy < MOST_FDS && armed) {
        tracked[copy] = (unsigned char)ours_fd(fd);
        if (ours_fd(fd)) note(DUP, fd, copy, 0, NULL, NULL, NULL, 0);
    }
    return copy;
}
int dup(int fd) { REAL(int, dup, int); return twin(fd, real_dup(fd)); }
int dup2(int fd, int to) { REAL(int, dup2, int, int); return twin(fd, real_dup2(fd, to)); }
int dup3(int fd, int to, int flags) { REAL(int, dup3, int, int, int); return twin(fd, real_dup3(fd, to, flags)); }

static int control(int fd, int command, void *value) {
    int result = (int)syscall(SYS_fcntl, fd, command, value);
    return command == F_DUPFD || command == F_DUPFD_CLOEXEC ? twin(fd, result) : result;
}
#define CONTROL                        \
    va_list rest;                      \
    va_start(rest, command);           \
    void *value = va_arg(rest, void *);\
    va_end(rest);                      \
    return control(fd, command, value);
int fcntl(int fd, int command, ...) { CONTROL }
int fcntl64(int fd, int command, ...) { CONTROL }

/* Writing */

static ssize_t go_pwrite(int fd, const void *data, size_t length, off64_t offset) {
    return syscall(SYS_pwrite64, fd, data, length, offset);
}

static ssize_t put_at(int fd, const void *data, size_t length, off64_t offset, int moves) {
    int how = turn(WRITE);
    if (how < 0) return -1;
    if (how && length > 1) length /= 2;
    ssize_t written = go_pwrite(fd, data, length, offset);
    if (written > 0) {
        note(WRITE, fd, offset, 1, NULL, NULL, data, (size_t)written);
        if (moves) lseek(fd, offset + written, SEEK_SET);
    }
    if (how == 2) die();
    return written;
}

static off64_t place(int fd) {
    if (syscall(SYS_fcntl, fd, F_GETFL, 0) & O_APPEND) {
        struct stat found;
        if (fstat(fd, &found)) return 0;
        return found.st_size;
    }
    return lseek(fd, 0, SEEK_CUR);
}

ssize_t write(int fd, const void *data, size_t length) {
    if (!ours_fd(fd)) return syscall(SYS_write, fd, data, length);
    return put_at(fd, data, length, place(fd), 1);
}
ssize_t pwrite(int fd, const void *data, size_t length, off_t offset) {
    return ours_fd(fd) ? put_at(fd, data, length, offset, 0) : go_pwrite(fd, data, length, offset);
}
ssize_t pwrite64(int fd, const void *data, size_t length, off64_t offset) { return pwrite(fd, data, length, offset); }

static ssize_t put_parts(int fd, const struct iovec *parts, int count, off64_t offset, int moves) {
    ssize_t sum = 0;
    for (int i = 0; i < count; i++) {
        if (!parts[i].iov_len) continue;
        ssize_t written = put_at(fd, parts[i].iov_base, parts[i].iov_len, offset + sum, moves);
        if (written < 0) return sum ? sum : -1;
        sum += written;
        if ((size_t)written < parts[i].iov_len) break;
    }
    return sum;
}
ssize_t writev(int fd, const struct iovec *parts, int count) {
    if (ours_fd(fd)) return put_parts(fd, parts, count, place(fd), 1);
    return syscall(SYS_writev, fd, parts, count);
}
ssize_t pwritev(int fd, const struct iovec *parts, int count, off_t offset) {
    if (ours_fd(fd)) return put_parts(fd, parts, count, offset, 0);
    REAL(ssize_t, pwritev, int, const struct iovec *, int, off_t);
    return real_pwritev(fd, parts, count, offset);
}
ssize_t pwritev64(int fd, const struct iovec *parts, int count, off64_t offset) {
    return pwritev(fd, parts, count, offset);
}

/* Copies inside the kernel are made by reading and writing, so that they are seen. */
static ssize_t copied(int to, off64_t *to_offset, int from, off64_t *from_offset, size_t length) {
    char *piece = malloc(1 << 18);
    if (!piece) return -1;
    if (length > 1 << 18) length = 1 << 18;
    ssize_t got = from_offset ? pread(from, piece, length, *from_offset) : read(from, piece, length);
    ssize_t written = got <= 0 ? got : to_offset ? pwrite(to, piece, (size_t)got, *to_offset) : write(to, piece, (size_t)got);
    free(piece);
    if (written > 0) {
        if (from_offset) *from_offset += written;
        else if (written < got) lseek(from, written - got, SEEK_CUR);
        if (to_offset) *to_offset += written;
    }
    return written;
}
ssize_t sendfile(int to, int from, off_t *offset, size_t length) {
    if (ours_fd(to)) return copied(to, NULL, from, offset, length);
    return syscall(SYS_sendfile, to, from, offset, length);
}
ssize_t sendfile64(int to, int from, off64_t *offset, size_t length) { return sendfile(to, from, offset, length); }
ssize_t copy_file_range(int from, off64_t *from_offset, int to, off64_t *to_offset, size_t length, unsigned flags) {
    if (ours_fd(to)) return copied(to, to_offset, from, from_offset, length);
    return syscall(SYS_copy_file_range, from, from_offset, to, to_offset, length, flags);
}

static int cut_to(int fd, off64_t length) {
    if (!ours_fd(fd)) return (int)syscall(SYS_ftruncate, fd, length);
    if (turn(TRUNCATE) < 0) return -1;
    int result = (int)syscall(SYS_ftruncate, fd, length);
    if (!result) note(TRUNCATE, fd, length, 1, NULL, NULL, NULL, 0);
    return result;
}
int ftruncate(int fd, off_t length) { return cut_to(fd, length); }
int ftruncate64(int fd, off64_t length) { return cut_to(fd, length); }
int posix_fallocate(int fd, off_t offset, off_t length) {
    if (ours_fd(fd)) return EOPNOTSUPP;
    REAL(int, posix_fallocate, int, off_t, off_t);
    return real_posix_fallocate(fd, offset, length);
}
int posix_fallocate64(int fd, off64_t offset, off64_t length) { return posix_fallocate(fd, offset, length); }

static int settle(int fd, int (*go)(int)) {
    if (!ours_fd(fd)) return go(fd);
    if (turn(SYNC) < 0) return -1;
    note(SYNC, fd, 0, 1, NULL, NULL, NULL, 0);
    return 0;
}
static int go_fsync(int fd) { return (int)syscall(SYS_fsync, fd); }
static int go_fdatasync(int fd) { return (int)syscall(SYS_fdatasync, fd); }
int fsync(int fd) { return settle(fd, go_fsync); }
int fdatasync(int fd) { return settle(fd, go_fdatasync); }
int sync_file_range(int fd, off64_t offset, off64_t length, unsigned flags) { /* promises nothing: not in the trace */
    return ours_fd(fd) ? 0 : (int)syscall(SYS_sync_file_range, fd, offset, length, flags);
}

/* Reading: counted only when asked for */

ssize_t read(int fd, void *data, size_t length) {
    if (ours_fd(fd) && turn(READ) < 0) return -1;
    return syscall(SYS_read, fd, data, length);
}
ssize_t pread(int fd, void *data, size_t length, off_t offset) {
    if (ours_fd(fd) && turn(READ) < 0) return -1;
    return syscall(SYS_pread64, fd, data, length, offset);
}
ssize_t pread64(int fd, void *data, size_t length, off64_t offset) { return pread(fd, data, length, offset); }

/* Names */

static int moved(int from_folder, const char *from, int to_folder, const char *to, unsigned flags) {
    char old[PATH_MAX], new[PATH_MAX];
    int here = ours(from_folder, from, old), there = ours(to_folder, to, new);
    if (!here && !there) return (int)syscall(SYS_renameat2, from_folder, from, to_folder, to, flags);
    if (turn(RENAME) < 0) return -1;
    int result = (int)syscall(SYS_renameat2, from_folder, from, to_folder, to, flags);
    if (!result) note(RENAME, 0, flags, 1, old, new, NULL, 0);
    return result;
}
int rename(const char *from, const char *to) { return moved(AT_FDCWD, from, AT_FDCWD, to, 0); }
int renameat(int from_folder, const char *from, int to_folder, const char *to) {
    return moved(from_folder, from, to_folder, to, 0);
}
int renameat2(int from_folder, const char *from, int to_folder, const char *to, unsigned flags) {
    return moved(from_folder, from, to_folder, to, flags);
}

static int removed(int folder, const char *path, int flags) {
    char full[PATH_MAX];
    if (!ours(folder, path, full)) return (int)syscall(SYS_unlinkat, folder, path, flags);
    enum kind kind = flags & AT_REMOVEDIR ? RMDIR : UNLINK;
    struct stat found;
    int there = !lstat(full, &found);
    if (there && turn(kind) < 0) return -1;
    int result = (int)syscall(SYS_unlinkat, folder, path, flags);
    if (!result) note(kind, 0, 0, 1, full, NULL, NULL, 0);
    return result;
}
int unlink(const char *path) { return removed(AT_FDCWD, path, 0); }
int unlinkat(int folder, const char *path, int flags) { return removed(folder, path, flags); }
int rmdir(const char *path) { return removed(AT_FDCWD, path, AT_REMOVEDIR); }
int remove(const char *path) {
    struct stat found;
    return removed(AT_FDCWD, path, !lstat(path, &found) && S_ISDIR(found.st_mode) ? AT_REMOVEDIR : 0);
}

static int made(int folder, const char *path, mode_t rights) {
    char full[PATH_MAX];
    struct stat found;
    if (!ours(folder, path, full) || !lstat(full, &found)) return (int)syscall(SYS_mkdirat, folder, path, rights);
    if (turn(MKDIR) < 0) return -1;
    int result = (int)syscall(SYS_mkdirat, folder, path, rights);
    if (!result) note(MKDIR, 0, rights, 1, full, NULL, NULL, 0);
    return result;
}
int mkdir(const char *path, mode_t rights) { return made(AT_FDCWD, path, rights); }
int mkdirat(int folder, const char *path, mode_t rights) { return made(folder, path, rights); }

static int linked(int from_folder, const char *from, int to_folder, const char *to, int flags) {
    char old[PATH_MAX], new[PATH_MAX];
    int here = ours(from_folder, from, old), there = ours(to_folder, to, new);
    if (!here && !there) return (int)syscall(SYS_linkat, from_folder, from, to_folder, to, flags);
    if (turn(LINK) < 0) return -1;
    int result = (int)syscall(SYS_linkat, from_folder, from, to_folder, to, flags);
    if (!result) note(LINK, 0, 0, 1, old, new, NULL, 0);
    return result;
}
int link(const char *from, const char *to) { return linked(AT_FDCWD, from, AT_FDCWD, to, 0); }
int linkat(int from_folder, const char *from, int to_folder, const char *to, int flags) {
    return linked(from_folder, from, to_folder, to, flags);
}
