//! Turns a grammar.js into tree-sitter's parser.c: `generate <grammar.js> <parser.c>`.

use std::{env, fs, path::Path, process};

fn main() {
    if let Err(message) = generate() {
        eprintln!("{message}");
        process::exit(1);
    }
}

fn generate() -> Result<(), String> {
    let mut arguments = env::args().skip(1);
    let (Some(grammar), Some(parser)) = (arguments.next(), arguments.next()) else {
        return Err("usage: generate <grammar.js> <parser.c>".into());
    };
    let json = tree_sitter_generate::load_grammar_file(Path::new(&grammar), Some("node"))
        .map_err(|error| format!("{grammar}: {error}"))?;
    let (_, code) = tree_sitter_generate::generate_parser_for_grammar(&json, Some((0, 3, 0)))
        .map_err(|error| format!("{grammar}: {error}"))?;
    fs::write(&parser, code).map_err(|error| format!("{parser}: {error}"))
}
