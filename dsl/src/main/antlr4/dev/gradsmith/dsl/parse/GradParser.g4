parser grammar GradParser;

options { tokenVocab = GradLexer; }

// One statement: the tokens between two separators. A layer's or loop's body is a list of statements of its own and not part of
// these tokens.
statement : body=declaration EOF;

declaration
    : PRECISION identifier                                       # precision
    | DIM identifier ASSIGN expression                           # dim
    | INPUT variable (COLON indexType)?                          # input
    | TARGET variable (COLON indexType)?                         # target
    | PARAM variable (TILDE expression)?                         # param
    | HYPER identifier ASSIGN expression                         # hyper
    | FUN signature ASSIGN expression                            # fun
    | LAYER signature                                            # layer
    | FOR identifier IN expression COLON expression              # for
    | MINIMIZE expression (WITH identifier arguments)?           # minimize
    | OUTPUT identifier (COMMA identifier)*                      # output
    | METRIC identifier ASSIGN expression                        # metric
    | IMPORT STRING                                              # importFile
    | identifier ASSIGN expression                               # definition
    | signature ASSIGN expression                                # method
    ;

// 'in' is a word of the language only between a loop's variable and its range: layers call their input size so.
identifier : NAME | IN;
signature  : identifier LPAREN (identifier (COMMA identifier)*)? RPAREN;
variable   : identifier (LBRACKET expression (COMMA expression)* RBRACKET)?;
indexType  : identifier LPAREN expression RPAREN;
arguments  : LPAREN (argument (COMMA argument)*)? RPAREN;
argument   : (identifier ASSIGN)? expression;
subscript  : lower=expression (colon=COLON upper=expression?)? | colon=COLON upper=expression?;

expression
    : expression LBRACKET subscript (COMMA subscript)* RBRACKET             # index
    | expression arguments                                                  # call
    | expression DOT identifier                                             # member
    | expression PRIME                                                      # transpose
    | <assoc=right> expression operator=POWER expression                    # binary
    | operator=(MINUS | NOT) expression                                     # prefix
    | expression operator=(STAR | DOT_STAR | SLASH) expression              # binary
    | expression operator=(PLUS | MINUS) expression                         # binary
    | expression operator=(LT | LE | GT | GE | EQ | NE) expression          # binary
    | expression operator=AND expression                                    # binary
    | expression operator=OR expression                                     # binary
    | LPAREN expression RPAREN                                              # parenthesized
    | LBRACKET expression (COMMA expression)* RBRACKET                      # list
    | NUMBER                                                                # number
    | identifier                                                            # name
    ;
