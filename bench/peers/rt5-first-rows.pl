# Makes through RT's own library what the set-based seed takes as its pattern: agents with rights, one requester, one ticket.
# Prints the ids as JSON.
use strict;
use warnings;
use RT -init;
use JSON;
use MIME::Entity;

my $system = RT->SystemUser;
my $desk = RT::Group->new($system);
my ( $ok, $message ) = $desk->CreateUserDefinedGroup( Name => 'Desk' );
die $message unless $ok;
for my $right (qw(SeeQueue ShowTicket ShowTicketComments CreateTicket ReplyToTicket CommentOnTicket ModifyTicket OwnTicket ModifySelf)) {
    ( $ok, $message ) = $desk->PrincipalObj->GrantRight( Right => $right, Object => RT->System );
    die $message unless $ok;
}
my @agents;
for my $n ( 1 .. 20 ) {
    my $agent = RT::User->new($system);
    ( $ok, $message ) = $agent->Create( Name => "agent$n", RealName => "agent $n", EmailAddress => "agent$n\@example.com", Privileged => 1, Password => 'a bench password' );
    die $message unless $ok;
    push @agents, $agent->Id;
    ( $ok, $message ) = $desk->AddMember( $agent->PrincipalId );
    die $message unless $ok;
}
my $asker = RT::User->new($system);
( $ok, $message ) = $asker->Create( Name => 'asker1@example.com', RealName => 'asker 1', EmailAddress => 'asker1@example.com', Privileged => 0 );
die $message unless $ok;
my $ticket = RT::Ticket->new( RT::CurrentUser->new( $agents[0] ) );
my $entity = MIME::Entity->build( From => 'asker1@example.com', Subject => 'the pattern', Type => 'text/plain', Data => ['It happened and I have tried again.'] );
( $ok, my $transaction, $message ) = $ticket->Create( Queue => 'General', Subject => 'the pattern', Requestor => 'asker1@example.com', Owner => $agents[0], MIMEObj => $entity );
die $message unless $ok;
print encode_json( { agents => \@agents, asker => $asker->Id, ticket => $ticket->Id } );
