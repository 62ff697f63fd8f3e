// The interface of nix.wasm: text in as UTF-16LE, the tree out as one array of 32-bit words.
//
// A node is four words, nodes stand in preorder:
//   0: symbol | field << 16 | flags << 24    1: start    2: end    3: index of the first node after its subtree
// Offsets are UTF-16 code units. Left out are anonymous tokens, except operators, the `in` of a let, and whatever
// is missing; and the insides of variables (their text is their name).
#include <stdint.h>
#include <string.h>
#include <tree_sitter/api.h>

const TSLanguage *tree_sitter_nix(void);
void *malloc(size_t size);
void heap_reset(uintptr_t start);
extern unsigned char __heap_base;

#define EXPORT(name) __attribute__((export_name(name)))

enum { WORDS = 4, MISSING = 1, ERROR = 2, EXTRA = 4, NAMED = 8 };
enum { OUTCOME_OK = 0, OUTCOME_TOO_DEEP = 1, OUTCOME_GAVE_UP = 2 };

static int32_t *words;
static uint32_t word_count;
static uint32_t word_capacity;
static uint32_t damaged;
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

static uint32_t add_node(uint32_t head, TSNode node) {
  if (word_count + WORDS > word_capacity) {
    uint32_t capacity = word_capacity ? word_capacity * 2 : 4096;
    int32_t *grown = malloc(capacity * sizeof(int32_t));
    if (word_count) memcpy(grown, words, word_count * sizeof(int32_t));
    words = grown;
    word_capacity = capacity;
  }
  int32_t *word = words + word_count;
  word[0] = (int32_t)head;
  word[1] = (int32_t)(ts_node_start_byte(node) / 2);
  word[2] = (int32_t)(ts_node_end_byte(node) / 2);
  word_count += WORDS;
  return word_count / WORDS - 1;
}

// Writes the node at the cursor if lowering needs it; says whether its children are to be visited.
static bool visit(TSTreeCursor *cursor, bool *written, uint32_t *index) {
  TSNode node = ts_tree_cursor_current_node(cursor);
  TSSymbol symbol = ts_node_symbol(node);
  TSFieldId field = ts_tree_cursor_current_field_id(cursor);
  bool missing = ts_node_is_missing(node);
  bool named = ts_node_is_named(node);
  *written = named || missing || field == operator_field || symbol == in_symbol;
  if (!*written) return false;
  uint32_t flags = (missing ? MISSING : 0) | (ts_node_is_error(node) ? ERROR : 0) |
                   (ts_node_is_extra(node) ? EXTRA : 0) | (named ? NAMED : 0);
  *index = add_node(symbol | (uint32_t)field << 16 | flags << 24, node);
  return named && symbol != variable_symbol;
}

static uint32_t flatten(TSNode root, uint32_t depth_limit) {
  TSTreeCursor cursor = ts_tree_cursor_new(root);
  uint32_t *open = malloc((depth_limit + 2) * sizeof(uint32_t));
  uint32_t depth = 0;
  for (;;) {
    bool written;
    uint32_t index = 0;
    bool enter = visit(&cursor, &written, &index);
    if (enter && ts_tree_cursor_goto_first_child(&cursor)) {
      if (depth > depth_limit) return OUTCOME_TOO_DEEP;
      open[depth++] = index;
      continue;
    }
    if (written) words[index * WORDS + 3] = (int32_t)(index + 1);
    while (!ts_tree_cursor_goto_next_sibling(&cursor)) {
      if (!ts_tree_cursor_goto_parent(&cursor)) return OUTCOME_OK;
      words[open[--depth] * WORDS + 3] = (int32_t)(word_count / WORDS);
    }
  }
}

// Parses what stands in the reserved buffer. The tree is not freed: the next reserve() takes all memory back.
EXPORT("parse") uint32_t parse(const char *text, uint32_t bytes, uint32_t depth_limit, uint32_t step_limit) {
  words = NULL;
  word_count = 0;
  word_capacity = 0;
  learn_symbols();
  TSParser *parser = ts_parser_new();
  ts_parser_set_language(parser, tree_sitter_nix());
  Input source = {text, bytes};
  TSInput input = {&source, read_input, TSInputEncodingUTF16LE, NULL};
  uint32_t steps_left = step_limit;
  TSParseOptions options = {&steps_left, out_of_steps};
  TSTree *tree = ts_parser_parse_with_options(parser, NULL, input, options);
  if (!tree) return OUTCOME_GAVE_UP;
  TSNode root = ts_tree_root_node(tree);
  damaged = ts_node_has_error(root);
  return flatten(root, depth_limit);
}
