// The few library functions that tree-sitter's core needs, so that nix.wasm imports nothing.
// Memory: freed blocks are kept in lists by size; everything is given back at once when the next file starts.
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <wctype.h>

extern unsigned char __heap_base;

enum { PAGE = 65536, HEADER = 8, SMALLEST = 4, CLASSES = 32 };

typedef struct Block {
  uint32_t size_class;
  struct Block *next;
} Block;

static uintptr_t heap_top;
static uintptr_t heap_end;
static Block *free_blocks[CLASSES];

void heap_reset(uintptr_t start) {
  heap_top = (start + 15) & ~(uintptr_t)15;
  heap_end = (uintptr_t)__builtin_wasm_memory_size(0) * PAGE;
  for (int i = 0; i < CLASSES; i++) free_blocks[i] = NULL;
}

// Moves the top of the heap; false if the host gives no more memory.
static int heap_extend(uintptr_t top) {
  if (top > heap_end) {
    size_t pages = (top - heap_end + PAGE - 1) / PAGE;
    if (pages < 64) pages = 64;
    if (__builtin_wasm_memory_grow(0, pages) == (size_t)-1) return 0;
    heap_end += pages * PAGE;
  }
  heap_top = top;
  return 1;
}

static uint32_t class_of(size_t size) {
  return size <= 16 ? SMALLEST : 32 - (uint32_t)__builtin_clz((uint32_t)size - 1);
}

void *malloc(size_t size) {
  uint32_t size_class = class_of(size);
  if (size_class >= 31) __builtin_trap();
  Block *block = free_blocks[size_class];
  if (block) {
    free_blocks[size_class] = block->next;
    return (char *)block + HEADER;
  }
  block = (Block *)heap_top;
  if (!heap_extend(heap_top + HEADER + ((size_t)1 << size_class))) __builtin_trap();
  block->size_class = size_class;
  return (char *)block + HEADER;
}

void free(void *pointer) {
  if (!pointer) return;
  Block *block = (Block *)((char *)pointer - HEADER);
  block->next = free_blocks[block->size_class];
  free_blocks[block->size_class] = block;
}

void *calloc(size_t count, size_t size) {
  void *pointer = malloc(count * size);
  memset(pointer, 0, count * size);
  return pointer;
}

void *realloc(void *pointer, size_t size) {
  if (!pointer) return malloc(size);
  Block *block = (Block *)((char *)pointer - HEADER);
  size_t capacity = (size_t)1 << block->size_class;
  if (size <= capacity) return pointer;
  void *moved = malloc(size);
  memcpy(moved, pointer, capacity);
  free(pointer);
  return moved;
}

void *memcpy(void *restrict to, const void *restrict from, size_t count) {
  return __builtin_memcpy(to, from, count);
}
void *memmove(void *to, const void *from, size_t count) { return __builtin_memmove(to, from, count); }
void *memset(void *to, int value, size_t count) { return __builtin_memset(to, value, count); }

int memcmp(const void *a, const void *b, size_t count) {
  const unsigned char *x = a, *y = b;
  for (; count; count--, x++, y++) {
    if (*x != *y) return *x - *y;
  }
  return 0;
}
size_t strlen(const char *text) {
  const char *end = text;
  while (*end) end++;
  return (size_t)(end - text);
}
int strcmp(const char *a, const char *b) {
  while (*a && *a == *b) a++, b++;
  return (unsigned char)*a - (unsigned char)*b;
}
int strncmp(const char *a, const char *b, size_t count) {
  for (; count; count--, a++, b++) {
    if (*a != *b || !*a) return (unsigned char)*a - (unsigned char)*b;
  }
  return 0;
}

// Logging, graphs and clocks: linked in by the core, switched off in this build.
int fprintf(FILE *restrict file, const char *restrict format, ...) { return 0; }
int snprintf(char *restrict buffer, size_t size, const char *restrict format, ...) { return 0; }
int vsnprintf(char *restrict buffer, size_t size, const char *restrict format, __builtin_va_list arguments) { return 0; }
int fputs(const char *restrict text, FILE *restrict file) { return 0; }
int fputc(int character, FILE *file) { return 0; }
int fclose(FILE *file) { return 0; }
size_t fwrite(const void *restrict data, size_t size, size_t count, FILE *restrict file) { return 0; }
FILE *fdopen(int descriptor, const char *mode) { return NULL; }
int dup(int descriptor) { return -1; }
int clock_gettime(clockid_t clock, struct timespec *time) { return -1; }
_Noreturn void abort(void) { __builtin_trap(); }
