// The interface of nix.wasm: text in, the tree out as one array of 32-bit words.
//
// A node is four words, nodes stand in preorder:
//   0: symbol | field << 16 | flags << 24    1: start    2: end    3: index of the first node after its subtree
// Offsets are UTF-16 code units. Left out are anonymous tokens, except operators, the `in` of a let, and whatever
// is missing; and the insides of variables (their text is their name).
#include <stdint.h>
#include <string.h>
#include <tree_sitter/api.h>
#include "language.h"
#include "subtree.h"
#include "tree.h"

const TSLanguage *tree_sitter_nix(void);
void *malloc(size_t size);
void *realloc(void *pointer, size_t size);
void heap_reset(uintptr_t start);
extern unsigned char __heap_base;

#define EXPORT(name) __attribute__((export_name(name)))

enum { WORDS = 4, MISSING = 1, ERROR = 2, EXTRA = 4, NAMED = 8 };
enum { OUTCOME_OK = 0, OUTCOME_TOO_DEEP = 1, OUTCOME_GAVE_UP = 2 };

static int32_t *words;
static uint32_t word_count;
static uint32_t word_capacity;
static uint32_t damaged;
static uint32_t unit_bytes;
static TSSymbol let_symbol, in_symbol, variable_symbol;
static TSFieldId operator_field;

// The text buffer lies at the bottom of the heap; the answer and tree-sitter's memory follow it.
EXPORT("reserve") void *reserve(uint32_t bytes) {
  uintptr_t start = (uintptr_t)&__heap_base;
  heap_reset(start);
  return malloc(bytes);
}

EXPORT("symbolCount") uint32_t symbol_count(void) { return ts_language_symbol_count(tree_sitter_nix()); }
EXPORT("symbolName") const char *symbol_name(uint32_t symbol) {
  return ts_language_symbol_name(tree_sitter_nix(), (TSSymbol)symbol);
}
EXPORT("symbolIsNamed") uint32_t symbol_is_named(uint32_t symbol) {
  return ts_language_symbol_type(tree_sitter_nix(), (TSSymbol)symbol) == TSSymbolTypeRegular;
}
EXPORT("fieldCount") uint32_t field_count(void) { return ts_language_field_count(tree_sitter_nix()); }
EXPORT("fieldName") const char *field_name(uint32_t field) {
  return ts_language_field_name_for_id(tree_sitter_nix(), (TSFieldId)field);
}

EXPORT("nodes") int32_t *nodes(void) { return words; }
EXPORT("nodeCount") uint32_t node_count(void) { return word_count / WORDS; }
EXPORT("hasErrors") uint32_t has_errors(void) { return damaged; }

typedef struct {
  const char *text;
  uint32_t bytes;
} Input;

static const char *read_input(void *payload, uint32_t byte, TSPoint point, uint32_t *length) {
  Input *input = payload;
  (void)point;
  *length = byte < input->bytes ? input->bytes - byte : 0;
  return byte < input->bytes ? input->text + byte : "";
}

enum { STATE_LIMIT = 512, SYMBOL_LIMIT = 128 };

// The generated table lists for each state what can follow, which the parser would search through at every step.
// Spread out, so that a state and a symbol are an index, it takes 100 kB and no search.
static uint16_t spread_table[STATE_LIMIT * SYMBOL_LIMIT];
static TSLanguage spread_language;

static void spread_state(const TSLanguage *packed, uint32_t state) {
  uint16_t *row = spread_table + state * packed->symbol_count;
  if (state < packed->large_state_count) {
    memcpy(row, packed->parse_table + state * packed->symbol_count, packed->symbol_count * sizeof(uint16_t));
    return;
  }
  const uint16_t *data = packed->small_parse_table + packed->small_parse_table_map[state - packed->large_state_count];
  for (uint32_t groups = *data++; groups > 0; groups--) {
    uint16_t value = *data++;
    for (uint32_t left = *data++; left > 0; left--) row[*data++] = value;
  }
}

static const TSLanguage *language_of_parser(void) {
  const TSLanguage *packed = tree_sitter_nix();
  if (packed->state_count > STATE_LIMIT || packed->symbol_count > SYMBOL_LIMIT) return packed;
  if (!spread_language.parse_table) {
    for (uint32_t state = 0; state < packed->state_count; state++) spread_state(packed, state);
    spread_language = *packed;
    spread_language.large_state_count = packed->state_count;
    spread_language.parse_table = spread_table;
  }
  return &spread_language;
}

// Recovery from errors can cost more than linear time: a fixed share of steps for each byte keeps it bounded.
static bool out_of_steps(TSParseState *state) {
  uint32_t *left = state->payload;
  if (*left == 0) return true;
  *left -= 1;
  return false;
}

static void learn_symbols(void) {
  const TSLanguage *language = tree_sitter_nix();
  if (let_symbol) return;
  let_symbol = ts_language_symbol_for_name(language, "let_expression", 14, true);
  variable_symbol = ts_language_symbol_for_name(language, "variable_expression", 19, true);
  in_symbol = ts_language_symbol_for_name(language, "in", 2, false);
  operator_field = ts_language_field_id_for_name(language, "operator", 8);
}

static uint32_t add_node(uint32_t head, uint32_t start, uint32_t end) {
  if (word_count + WORDS > word_capacity) {
    uint32_t capacity = word_capacity ? word_capacity * 2 : 4096;
    int32_t *grown = malloc(capacity * sizeof(int32_t));
    if (word_count) memcpy(grown, words, word_count * sizeof(int32_t));
    words = grown;
    word_capacity = capacity;
  }
  int32_t *word = words + word_count;
  word[0] = (int32_t)head;
  word[1] = (int32_t)(start / unit_bytes);
  word[2] = (int32_t)(end / unit_bytes);
  word_count += WORDS;
  word[3] = (int32_t)(word_count / WORDS);
  return word_count / WORDS - 1;
}

// A node whose children are being written; one that is hidden passes its field on to them. Read from tree-sitter's own
// nodes, because its cursor looks up for every node what the walk knows already.
typedef struct {
  const Subtree *next;
  const Subtree *end;
  uint32_t byte;
  uint32_t index;
  uint16_t production;
  uint16_t structural_index;
  TSFieldId inherited_field;
  bool is_hidden;
} OpenNode;

static TSFieldId field_of(const TSLanguage *language, const OpenNode *parent) {
  const TSFieldMapEntry *entry, *end;
  ts_language_field_map(language, parent->production, &entry, &end);
  for (; entry < end; entry++) {
    if (!entry->inherited && entry->child_index == parent->structural_index) return entry->field_id;
  }
  return parent->inherited_field;
}

static void open_node(OpenNode *opened, Subtree node, uint32_t byte) {
  const Subtree *children = ts_subtree_child_count(node) ? ts_subtree_children(node) : NULL;
  *opened = (OpenNode){
      .next = children,
      .end = children + ts_subtree_child_count(node),
      .byte = byte,
      .production = ts_subtree_production_id(node),
  };
}

// Writes the next child if lowering needs it; says whether its children are to be visited, and opens it for them.
static bool visit(const TSLanguage *language, OpenNode *parent, OpenNode *opened) {
  Subtree node = *parent->next++;
  uint32_t byte = parent->byte;
  uint32_t start = byte + ts_subtree_padding(node).bytes;
  uint32_t end = parent->byte = start + ts_subtree_size(node).bytes;
  TSFieldId field = 0;
  TSSymbol alias = 0;
  if (!ts_subtree_extra(node)) {
    field = field_of(language, parent);
    alias = ts_language_alias_at(language, parent->production, parent->structural_index++);
  }
  bool has_children = ts_subtree_visible_child_count(node) > 0;
  if (!alias && !ts_subtree_visible(node)) {
    if (!has_children) return false;
    open_node(opened, node, byte);
    opened->inherited_field = field;
    opened->is_hidden = true;
    return true;
  }
  TSSymbol symbol = ts_language_public_symbol(language, alias ? alias : ts_subtree_symbol(node));
  bool named = alias ? ts_language_symbol_metadata(language, alias).named : ts_subtree_named(node);
  bool missing = ts_subtree_missing(node);
  if (!named && !missing && field != operator_field && symbol != in_symbol) return false;
  uint32_t flags = (missing ? MISSING : 0) | (symbol == ts_builtin_sym_error ? ERROR : 0) |
                   (ts_subtree_extra(node) ? EXTRA : 0) | (named ? NAMED : 0);
  uint32_t index = add_node(symbol | (uint32_t)field << 16 | flags << 24, start, end);
  if (!named || symbol == variable_symbol || !has_children) return false;
  open_node(opened, node, byte);
  opened->index = index;
  return true;
}

static uint32_t flatten(const TSTree *tree, uint32_t depth_limit) {
  uint32_t capacity = 256, count = 0, depth = 0;
  OpenNode *open = malloc(capacity * sizeof(OpenNode));
  OpenNode above = {.next = &tree->root, .end = &tree->root + 1};
  if (visit(tree->language, &above, &open[0])) count = 1;
  while (count > 0) {
    OpenNode *parent = &open[count - 1];
    if (parent->next == parent->end) {
      if (!parent->is_hidden) {
        words[parent->index * WORDS + 3] = (int32_t)(word_count / WORDS);
        depth--;
      }
      count--;
      continue;
    }
    if (count == capacity) {
      capacity *= 2;
      open = realloc(open, capacity * sizeof(OpenNode));
      parent = &open[count - 1];
    }
    if (!visit(tree->language, parent, &open[count])) continue;
    if (!open[count].is_hidden && ++depth > depth_limit) return OUTCOME_TOO_DEEP;
    count++;
  }
  return OUTCOME_OK;
}

// Parses what stands in the reserved buffer: ASCII, a byte for each character, or UTF-16LE. The tree is not freed: the
// next reserve() takes all memory back.
EXPORT("parse")
uint32_t parse(const char *text, uint32_t bytes, uint32_t bytes_per_unit, uint32_t depth_limit, uint32_t step_limit) {
  unit_bytes = bytes_per_unit;
  words = NULL;
  word_count = 0;
  word_capacity = 0;
  learn_symbols();
  TSParser *parser = ts_parser_new();
  ts_parser_set_language(parser, language_of_parser());
  Input source = {text, bytes};
  TSInput input = {&source, read_input, unit_bytes == 1 ? TSInputEncodingUTF8 : TSInputEncodingUTF16LE, NULL};
  uint32_t steps_left = step_limit;
  TSParseOptions options = {&steps_left, out_of_steps};
  TSTree *tree = ts_parser_parse_with_options(parser, NULL, input, options);
  if (!tree) return OUTCOME_GAVE_UP;
  damaged = ts_node_has_error(ts_tree_root_node(tree));
  return flatten(tree, depth_limit);
}
