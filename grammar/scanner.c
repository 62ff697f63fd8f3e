// The tokens a regular expression cannot cut: text of strings, and paths as Nix's lexer reads them
// (PATH = [PATH_CHAR]*(/[PATH_CHAR]+)+/?, where PATH_CHAR excludes '/'; so `a//b` is an update, not a path).
#include "tree_sitter/parser.h"

enum TokenType {
  STRING_FRAGMENT,
  INDENTED_STRING_FRAGMENT,
  PATH_START,
  PATH_FRAGMENT,
  PATH_END,
  ERROR_RECOVERY,
};

static inline void take(TSLexer *lexer) { lexer->advance(lexer, false); }

static inline bool is_path_char(int32_t c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '_' ||
         c == '-' || c == '+';
}

// Runs to the closing quote, an interpolation, or the end of the file; escapes stay in the token.
static bool scan_string_fragment(TSLexer *lexer) {
  lexer->result_symbol = STRING_FRAGMENT;
  bool has_content = false;
  for (;; has_content = true) {
    switch (lexer->lookahead) {
    case '"':
      lexer->mark_end(lexer);
      return has_content;
    case '\\':
      take(lexer);
      if (!lexer->eof(lexer)) take(lexer);
      break;
    case '$':
      lexer->mark_end(lexer);
      take(lexer);
      if (lexer->lookahead == '{') return has_content;
      // A dollar takes the next character with it, so `$${` does not interpolate, but `$$${` does.
      if (lexer->lookahead != '"' && lexer->lookahead != '\\' && !lexer->eof(lexer)) take(lexer);
      break;
    case 0:
      if (lexer->eof(lexer)) {
        lexer->mark_end(lexer);
        return has_content;
      }
      take(lexer);
      break;
    default:
      take(lexer);
    }
  }
}

// Reads what follows two quotes; false if they close the string.
static bool scan_indented_escape(TSLexer *lexer) {
  switch (lexer->lookahead) {
  case '\'':
  case '$':
    take(lexer);
    return true;
  case '\\':
    take(lexer);
    if (!lexer->eof(lexer)) take(lexer);
    return true;
  default:
    return false;
  }
}

static bool scan_indented_string_fragment(TSLexer *lexer) {
  lexer->result_symbol = INDENTED_STRING_FRAGMENT;
  bool has_content = false;
  for (;; has_content = true) {
    switch (lexer->lookahead) {
    case '\'':
      lexer->mark_end(lexer);
      take(lexer);
      if (lexer->lookahead != '\'') break;
      take(lexer);
      if (!scan_indented_escape(lexer)) return has_content;
      break;
    case '$':
      lexer->mark_end(lexer);
      take(lexer);
      if (lexer->lookahead == '{') return has_content;
      if (lexer->lookahead != '\'' && !lexer->eof(lexer)) take(lexer);
      break;
    case 0:
      if (lexer->eof(lexer)) {
        lexer->mark_end(lexer);
        return has_content;
      }
      take(lexer);
      break;
    default:
      take(lexer);
    }
  }
}

// The start of a path: all of it up to the first interpolation, or `a/` right before one.
static bool scan_path_start(TSLexer *lexer) {
  lexer->result_symbol = PATH_START;
  while (lexer->lookahead == ' ' || lexer->lookahead == '\n' || lexer->lookahead == '\t' || lexer->lookahead == '\r') {
    lexer->advance(lexer, true);
  }
  while (is_path_char(lexer->lookahead)) take(lexer);
  if (lexer->lookahead != '/') return false;
  take(lexer);
  if (lexer->lookahead == '$') {
    lexer->mark_end(lexer);
    take(lexer);
    return lexer->lookahead == '{';
  }
  if (!is_path_char(lexer->lookahead)) return false;
  for (;;) {
    while (is_path_char(lexer->lookahead)) take(lexer);
    lexer->mark_end(lexer);
    if (lexer->lookahead != '/') return true;
    take(lexer);
    lexer->mark_end(lexer);
    if (!is_path_char(lexer->lookahead)) return true;
  }
}

// What follows the start or an interpolation without a blank between.
static bool scan_path_fragment(TSLexer *lexer) {
  lexer->result_symbol = PATH_FRAGMENT;
  while (is_path_char(lexer->lookahead) || lexer->lookahead == '/') take(lexer);
  lexer->mark_end(lexer);
  return true;
}

// A token without characters where a path cannot go on: a comment would not end it otherwise.
static bool scan_path_end(TSLexer *lexer) {
  lexer->result_symbol = PATH_END;
  lexer->mark_end(lexer);
  if (lexer->lookahead != '$') return true;
  take(lexer);
  return lexer->lookahead != '{';
}

void *tree_sitter_nix_external_scanner_create(void) { return 0; }
void tree_sitter_nix_external_scanner_destroy(void *payload) { (void)payload; }
unsigned tree_sitter_nix_external_scanner_serialize(void *payload, char *buffer) {
  (void)payload;
  (void)buffer;
  return 0;
}
void tree_sitter_nix_external_scanner_deserialize(void *payload, const char *buffer, unsigned length) {
  (void)payload;
  (void)buffer;
  (void)length;
}

bool tree_sitter_nix_external_scanner_scan(void *payload, TSLexer *lexer, const bool *valid) {
  (void)payload;
  if (!valid[ERROR_RECOVERY]) {
    if (valid[STRING_FRAGMENT]) return scan_string_fragment(lexer);
    if (valid[INDENTED_STRING_FRAGMENT]) return scan_indented_string_fragment(lexer);
    if (valid[PATH_FRAGMENT] && (is_path_char(lexer->lookahead) || lexer->lookahead == '/')) {
      return scan_path_fragment(lexer);
    }
    if (valid[PATH_END]) return scan_path_end(lexer);
  }
  return valid[PATH_START] && scan_path_start(lexer);
}
