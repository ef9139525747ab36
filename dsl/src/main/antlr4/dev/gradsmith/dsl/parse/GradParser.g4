parser grammar GradParser;

options { tokenVocab = GradLexer; }

// One statement: the tokens between two separators. A layer's or loop's body is a list of statements of its own and not part of
// these tokens.
statement : body=declaration EOF;

declaration
    : PRECISION NAME                                                        # precision
    | DIM NAME ASSIGN expression                                            # dim
    | INPUT variable (COLON indexType)?                                     # input
    | TARGET variable (COLON indexType)?                                    # target
    | PARAM variable (TILDE expression)?                                    # param
    | HYPER NAME ASSIGN expression                                          # hyper
    | FUN NAME LPAREN (NAME (COMMA NAME)*)? RPAREN ASSIGN expression        # fun
    | LAYER NAME LPAREN (NAME (COMMA NAME)*)? RPAREN                        # layer
    | FOR NAME IN expression COLON expression                               # for
    | MINIMIZE expression (WITH NAME LPAREN (argument (COMMA argument)*)? RPAREN)?  # minimize
    | OUTPUT NAME (COMMA NAME)*                                             # output
    | METRIC NAME ASSIGN expression                                         # metric
    | IMPORT STRING                                                         # importFile
    | NAME ASSIGN expression                                                # definition
    | NAME LPAREN (NAME (COMMA NAME)*)? RPAREN ASSIGN expression            # method
    ;

variable  : NAME (LBRACKET expression (COMMA expression)* RBRACKET)?;
indexType : NAME LPAREN expression RPAREN;
argument  : (NAME ASSIGN)? expression;
subscript : lower=expression? COLON upper=expression? | expression;

expression
    : expression LBRACKET subscript (COMMA subscript)* RBRACKET             # index
    | expression LPAREN (argument (COMMA argument)*)? RPAREN                # call
    | expression DOT NAME                                                   # member
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
    | NAME                                                                  # name
    ;
